package tacit.experiment;

import java.util.List;
import java.util.Optional;
import tacit.calibrate.Candidate;
import tacit.observe.Trajectories;
import tacit.parameter.InitialDistribution;
import tacit.parameter.ParameterBlock;

/**
 * Trajectories that nothing is learnt from.
 *
 * @param trajectories what is observed of them
 * @param initial their initial distributions
 * @param candidates the models of what is estimated, in the order of those that are tried, reading their flow where
 *     they read any
 * @param truth the parameters behind them, where they are known
 */
public record TestSet(
        Trajectories trajectories,
        InitialDistribution initial,
        List<Candidate> candidates,
        Optional<KnownTruth> truth) {
    /** Copies the list. */
    public TestSet {
        candidates = List.copyOf(candidates);
    }

    /** The models of a candidate. */
    List<ParameterBlock> blocks(String name) {
        return candidates.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow()
                .blocks();
    }
}
