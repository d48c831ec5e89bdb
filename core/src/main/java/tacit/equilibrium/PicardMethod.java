package tacit.equilibrium;

import java.util.Arrays;

/*
 * μ ← μ + ω (Φ(μ) − μ), with Φ(μ) the flow of the best response to μ. Each lane has its own ω: halved when its change
 * ‖Φ(μ) − μ‖∞ has grown, recovering by a tenth at every step at which it has not.
 */
final class PicardMethod implements IterationMethod {
    /** Below this the iteration stands still for all purposes. */
    private static final double SMALLEST_DAMPING = 1.0 / 1024;

    private static final double RECOVERY = 1.1;

    private final double largest;
    private final double[] damping;
    private final double[] earlierChange;
    private final double[] weight;

    PicardMethod(double damping, int lanes) {
        largest = damping;
        this.damping = new double[lanes];
        Arrays.fill(this.damping, damping);
        earlierChange = new double[lanes];
        Arrays.fill(earlierChange, Double.POSITIVE_INFINITY);
        weight = new double[lanes];
    }

    @Override
    public void propose(Iterate iterate) {
        Arrays.fill(iterate.tooLarge(), -1);
        iterate.sweeps().backward(iterate.grid(), iterate.flow(), iterate.values(), iterate.tooLarge());
        iterate.sweeps().forward(iterate.grid(), iterate.values(), iterate.image(), iterate.tooLarge());
        Sweeps.distance(iterate.image(), iterate.flow(), iterate.change());
    }

    @Override
    public void move(Iterate iterate, boolean[] moving) {
        int lanes = weight.length;
        for (int lane = 0; lane < lanes; lane++) {
            weight[lane] = moving[lane] ? adapt(lane, iterate.change()[lane]) : 0;
        }
        for (int row = 0; row < iterate.flow().length; row += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                if (weight[lane] != 0) {
                    iterate.flow()[row + lane] +=
                            weight[lane] * (iterate.image()[row + lane] - iterate.flow()[row + lane]);
                }
            }
        }
    }

    private double adapt(int lane, double change) {
        damping[lane] = change > earlierChange[lane]
                ? Math.max(damping[lane] / 2, SMALLEST_DAMPING)
                : Math.min(damping[lane] * RECOVERY, largest);
        earlierChange[lane] = change;
        return damping[lane];
    }
}
