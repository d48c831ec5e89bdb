/** The command line. */
@NullMarked
package tacit.cli;

import org.jspecify.annotations.NullMarked;
