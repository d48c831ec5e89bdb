package tacit.experiment;

import java.util.List;
import java.util.Optional;
import tacit.observe.Trajectories;
import tacit.parameter.InitialDistribution;
import tacit.parameter.ParameterBlock;

/**
 * Trajectories that nothing is learnt from.
 *
 * @param trajectories what is observed of them
 * @param initial their initial distributions
 * @param blocks the models of what is estimated, reading their flow where they read any
 * @param truth the parameters behind them, where they are known
 */
public record TestSet(
        Trajectories trajectories,
        InitialDistribution initial,
        List<ParameterBlock> blocks,
        Optional<KnownTruth> truth) {
    /** Copies the list. */
    public TestSet {
        blocks = List.copyOf(blocks);
    }
}
