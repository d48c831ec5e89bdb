package tacit.calibrate;

import java.util.List;
import tacit.parameter.ParameterBlock;

/**
 * A model of the parameters, among several that {@link Calibration#choose} tries.
 *
 * @param name what to call it
 * @param blocks models of the parameters that they name
 */
public record Candidate(String name, List<ParameterBlock> blocks) {
    /** Copies the list. */
    public Candidate {
        blocks = List.copyOf(blocks);
    }
}
