package tacit.experiment.influenza;

import tacit.equilibrium.Status;
import tacit.optimize.SearchStatus;

/**
 * What the weeks seen tell of a season.
 *
 * @param z the most probable {@code z}, {@code [unknown]}; not modified
 * @param covariance of {@code z} about it, by Laplace's method, {@code [unknown][unknown]}; not modified
 * @param curve the equilibrium's shares of specimens and their derivatives there
 * @param search how the search ended
 */
public record SeasonFit(double[] z, double[] covariance, SeasonCurves.Curve curve, SearchStatus search) {
    /** Whether the search found a best point, and the equilibrium there converged. */
    boolean successful() {
        return curve.status() == Status.CONVERGED && search.converged();
    }

    /** The most probable value of an unknown, by its place in {@link SeasonUnknowns#NAMES}. */
    public double value(int unknown) {
        return SeasonUnknowns.value(unknown, z[unknown]);
    }

    /** The standard deviation of its {@code z}. */
    public double spread(int unknown) {
        return Math.sqrt(covariance[unknown * SeasonUnknowns.COUNT + unknown]);
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
