package tacit.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;

/** Least squares whose solution NIST has certified (Statistical Reference Datasets, nonlinear regression). */
class CertifiedLeastSquaresTest {
    /** Misra1a: volume absorbed y against pressure x, y = b₁ (1 − exp(−b₂ x)). */
    private static final double[][] MISRA_1A = {
        {77.6, 10.07}, {114.9, 14.73}, {141.1, 17.94}, {190.8, 23.93}, {239.9, 29.61}, {289.0, 35.18}, {332.8, 40.02},
        {378.4, 44.82}, {434.8, 50.76}, {477.3, 55.05}, {536.8, 61.01}, {593.1, 66.40}, {689.1, 75.47}, {760.0, 81.78}
    };

    /** Relative; the gradient's tolerance over the smallest curvature in log b. */
    private static final double SIX_DIGITS = 1e-4;

    @Test
    void misra1aIsSolvedToItsCertifiedValuesFromItsFarStart() {
        TestFunction function = new TestFunction(theta -> sumOfSquares(theta)[0], theta ->
                new double[] {sumOfSquares(theta)[1], sumOfSquares(theta)[2]});
        Lbfgs search = new Lbfgs(new double[] {Math.log(500), Math.log(0.0001)}, LbfgsOptions.DEFAULT);
        function.run(search);

        assertThat(search.status().converged()).isTrue();
        assertThat(Math.exp(search.point()[0])).isCloseTo(2.3894212918E+02, withPercentage(SIX_DIGITS));
        assertThat(Math.exp(search.point()[1])).isCloseTo(5.5015643181E-04, withPercentage(SIX_DIGITS));
        assertThat(search.value()).isCloseTo(1.2455138894E-01, withPercentage(1e-8));
    }

    /** Sum of squared residuals in (log b₁, log b₂), followed by its gradient. */
    private static double[] sumOfSquares(double[] theta) {
        double b1 = Math.exp(theta[0]);
        double b2 = Math.exp(theta[1]);
        double[] sums = new double[3];
        for (double[] point : MISRA_1A) {
            double decay = Math.exp(-b2 * point[0]);
            double residual = b1 * (1 - decay) - point[1];
            sums[0] += residual * residual;
            sums[1] += 2 * residual * b1 * (1 - decay);
            sums[2] += 2 * residual * b1 * decay * b2 * point[0];
        }
        return sums;
    }
}
