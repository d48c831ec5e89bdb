package tacit.observe;

import java.util.List;
import tacit.parameter.Unknown;
import tacit.parameter.Unknowns;

/**
 * A scale: a number, or {@code exp θ} with one unknown.
 *
 * @param known the number, or where the search for it begins
 * @param unknowns none or one
 */
public record ScaleModel(double known, List<Unknown> unknowns) implements Unknowns {
    /** Beyond, {@code exp θ} counts as constant, so that values stay finite. */
    private static final double LARGEST_EXPONENT = 300;

    /**
     * The scale.
     *
     * @param theta {@code [component]}, not modified
     */
    public double value(double[] theta) {
        return theta.length == 0 ? known : StrictMath.exp(Math.clamp(theta[0], -LARGEST_EXPONENT, LARGEST_EXPONENT));
    }

    @Override
    public double[] values(double[] theta) {
        return theta.length == 0 ? new double[0] : new double[] {value(theta)};
    }

    @Override
    public double[] valuesTangent(double[] theta, double[] direction) {
        return theta.length == 0 ? new double[0] : new double[] {value(theta) * direction[0]};
    }
}
