/** Seasonal influenza as a mean field game: what seasons have in common, fits of single seasons, and forecasts. */
@NullMarked
package tacit.experiment.influenza;

import org.jspecify.annotations.NullMarked;
