/** Experiments: the strict YAML that describes one, its resolution against a game and data, and the run folder. */
@NullMarked
package tacit.experiment;

import org.jspecify.annotations.NullMarked;
