/** Reports in one HTML file and figures as SVG and PNG, from a plain model that knows no game and no fit. */
@NullMarked
package tacit.report;

import org.jspecify.annotations.NullMarked;
