package tacit.parameter;

import java.util.OptionalInt;

/**
 * A map {@code θ ↦ μ_0} from what a fit looks for to the initial distributions of the trajectories, with its pullback
 * and tangent. {@code θ} stands in {@code [component][start]}, distributions in {@code [state][lane]} over
 * {@link Lanes}. Immutable and thread-safe.
 */
public interface InitialModel extends Unknowns {
    /** The one trajectory that a component acts on; empty where it acts on all. */
    OptionalInt trajectory(int component);

    /**
     * The model for some of the trajectories alone, with the same {@code θ}: lanes are then made up of these.
     *
     * @param trajectories their numbers, in the order of the new lanes; not modified
     */
    InitialModel select(int[] trajectories);

    /**
     * Writes {@code μ_0}.
     *
     * @param theta {@code [component][start]}, not modified
     * @param lanes how the lanes are made up
     * @param initial {@code [state][lane]}, overwritten
     */
    void evaluate(double[] theta, Lanes lanes, double[] initial);

    /**
     * Adds {@code (∂μ_0/∂θ)ᵀ μ̄_0}, summed over the trajectories of each start in their order.
     *
     * @param theta {@code [component][start]}, not modified
     * @param lanes how the lanes are made up
     * @param cotangent {@code μ̄_0}, {@code [state][lane]}, not modified
     * @param thetaCotangent {@code [component][start]}, added to
     */
    void pullback(double[] theta, Lanes lanes, double[] cotangent, double[] thetaCotangent);

    /**
     * Writes {@code (∂μ_0/∂θ) δθ}.
     *
     * @param theta {@code [component][start]}, not modified
     * @param lanes how the lanes are made up
     * @param direction {@code δθ}, {@code [component][start]}, not modified
     * @param tangent {@code [state][lane]}, overwritten
     */
    void tangent(double[] theta, Lanes lanes, double[] direction, double[] tangent);
}
