package tacit.parameter;

import java.util.Arrays;

/*
 * The derivatives of what a network emits by the flow, at every point of a grid. A coupled equilibrium asks for dozens
 * of products at the same flow; this way each costs one product and sum for every entry, not a pass through the
 * network.
 */
final class FlowJacobian {
    private final int points;
    private final int emitted;
    private final int states;
    private final int lanes;
    private final double[] entries;

    FlowJacobian(int points, int emitted, int states, int lanes) {
        this.points = points;
        this.emitted = emitted;
        this.states = states;
        this.lanes = lanes;
        entries = new double[points * emitted * states * lanes];
    }

    /** {@code ∂γ_i/∂μ_x}, {@code [point][emitted][d][lane]}; the array itself. */
    double[] entries() {
        return entries;
    }

    /** Where a point's entries begin. */
    int offset(int point) {
        return point * emitted * states * lanes;
    }

    /**
     * Writes {@code (∂γ/∂μ) δμ}.
     *
     * @param direction {@code δμ}, {@code [point][d][lane]}; not modified
     * @param tangent {@code [point][emitted][lane]}; overwritten
     */
    void multiply(double[] direction, double[] tangent) {
        Arrays.fill(tangent, 0);
        for (int block = 0; block < points * emitted; block++) {
            for (int x = 0; x < states; x++) {
                int entry = (block * states + x) * lanes;
                int flow = (block / emitted * states + x) * lanes;
                for (int lane = 0; lane < lanes; lane++) {
                    tangent[block * lanes + lane] += entries[entry + lane] * direction[flow + lane];
                }
            }
        }
    }

    /**
     * Adds {@code (∂γ/∂μ)ᵀ γ̄}.
     *
     * @param cotangent {@code γ̄}, {@code [point][emitted][lane]}; not modified
     * @param flowCotangent {@code μ̄}, {@code [point][d][lane]}; added to
     */
    void addTransposed(double[] cotangent, double[] flowCotangent) {
        for (int block = 0; block < points * emitted; block++) {
            for (int x = 0; x < states; x++) {
                int entry = (block * states + x) * lanes;
                int flow = (block / emitted * states + x) * lanes;
                for (int lane = 0; lane < lanes; lane++) {
                    flowCotangent[flow + lane] += entries[entry + lane] * cotangent[block * lanes + lane];
                }
            }
        }
    }
}
