package tacit.calibrate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/*
 * The one-standard-error rule: of all candidates the first, hence the most parsimonious, whose loss on the trajectories
 * held out exceeds the lowest by no more than the standard error of that excess. Source: T. Hastie, R. Tibshirani, J.
 * Friedman, "The Elements of Statistical Learning", 2nd ed., 2009, section 7.10.
 */
final class ModelChoice {
    /** Losses below this share of the data's mean square are those of the equilibria, not of a model. */
    private static final double PRECISION = 1e-18;

    private ModelChoice() {}

    /** The one that misses the trajectories held out least; empty where none could be fitted. */
    static Optional<CandidateFit> best(List<CandidateFit> fits) {
        return fits.stream().filter(CandidateFit::isUsable).min(Comparator.comparingDouble(CandidateFit::loss));
    }

    /** The choice; the first where none could be fitted. */
    static CandidateFit chosen(List<CandidateFit> fits) {
        return best(fits)
                .flatMap(best -> fits.stream()
                        .filter(one -> one.isUsable() && isAsGood(one, best))
                        .findFirst())
                .orElse(fits.getFirst());
    }

    private static boolean isAsGood(CandidateFit one, CandidateFit best) {
        Excess excess = Excess.of(one.losses(), best.losses());
        return excess.sum() <= Math.max(excess.standardError(), PRECISION);
    }

    /** How each of them fared. */
    static List<Trial> trials(List<CandidateFit> fits) {
        return fits.stream().map(one -> trial(one, best(fits))).toList();
    }

    private static Trial trial(CandidateFit one, Optional<CandidateFit> best) {
        double unit = one.model().lossUnit();
        Excess excess = one.isUsable()
                ? Excess.of(one.losses(), best.orElseThrow().losses())
                : new Excess(Double.POSITIVE_INFINITY, 0);
        return new Trial(
                one.candidate().name(),
                one.model().size(),
                unit * one.loss(),
                unit * excess.sum(),
                unit * excess.standardError(),
                one.isOnlyBegun());
    }
}
