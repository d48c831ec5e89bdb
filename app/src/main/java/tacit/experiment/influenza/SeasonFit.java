package tacit.experiment.influenza;

import tacit.equilibrium.Status;
import tacit.optimize.SearchStatus;

/**
 * What the weeks seen tell of a season.
 *
 * @param point the most probable unknowns
 * @param covariance of {@code z} about it, by Laplace's method, {@code [unknown][unknown]}; not modified
 * @param curve the equilibrium's shares of specimens and their derivatives there
 * @param search how the search ended
 */
public record SeasonFit(SeasonPoint point, double[] covariance, SeasonCurves.Curve curve, SearchStatus search) {
    /** Whether the search found a best point, and the equilibrium there converged. */
    boolean successful() {
        return curve.status() == Status.CONVERGED && search.converged();
    }

    /** The most probable value of an unknown. */
    public double value(SeasonUnknown unknown) {
        return point.value(unknown);
    }

    /** The standard deviation of its {@code z}. */
    public double spread(SeasonUnknown unknown) {
        return Math.sqrt(covariance[unknown.ordinal() * (SeasonUnknown.COUNT + 1)]);
    }

    /** How it ended: {@code converged}, or what went wrong. */
    public String status() {
        if (successful()) {
            return "converged";
        }
        return curve.status() == Status.CONVERGED
                ? search.description()
                : curve.status().toString();
    }
}
