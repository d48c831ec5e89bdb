/** Observed data and tables: strict reading of CSV files, the shipped data sets, writing of CSV and Parquet. */
@NullMarked
package tacit.data;

import org.jspecify.annotations.NullMarked;
