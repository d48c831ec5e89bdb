package tacit.parameter;

import java.util.List;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.game.MeanFieldGame;

/**
 * A map {@code θ ↦ γ} from what a fit looks for to the path of a game's parameters, with its pullback and tangent. It
 * is immutable and thread-safe.
 *
 * <p>{@code θ} stands in {@code [component][start]}; paths are {@code [point][p][lane]} over {@link Lanes}, with all
 * points of the grid, or with one where {@link #constantInTime}.
 */
public interface ParameterModel extends Unknowns {
    /**
     * The model of all parameters of a game: each block governs those it names, all others keep their values.
     *
     * @param game the game
     * @param grid the points in time
     * @param values values of all parameters, over one lane or one for each trajectory; NaN where there is none
     * @param blocks the models of the parameters that they name
     * @throws IllegalArgumentException where a name is unknown or named twice, or a parameter has no value
     */
    static ParameterModel of(MeanFieldGame game, TimeGrid grid, GridPath values, List<ParameterBlock> blocks) {
        return CompositeModel.bind(game, grid, values, blocks);
    }

    /**
     * The model for some of the trajectories alone, with the same {@code θ}: lanes are then made up of these. A fit by
     * batches evaluates no others so.
     *
     * @param trajectories their numbers, in the order of the new lanes; not modified
     */
    default ParameterModel select(int[] trajectories) {
        return this;
    }

    /** Whether {@code γ} is the same at every time. */
    boolean constantInTime();

    /**
     * Writes {@code γ} of the parameters that this model governs.
     *
     * @param theta {@code [component][start]}, not modified
     * @param lanes how the path's lanes are made up
     * @param path overwritten where this model governs, left alone elsewhere
     */
    void evaluate(double[] theta, Lanes lanes, GridPath path);

    /**
     * Adds {@code (∂γ/∂θ)ᵀ γ̄}, summed over the trajectories of each start in their order.
     *
     * @param theta {@code [component][start]}, not modified
     * @param lanes how the path's lanes are made up
     * @param cotangent {@code γ̄} at every point, not modified
     * @param thetaCotangent {@code [component][start]}, added to
     */
    void pullback(double[] theta, Lanes lanes, GridPath cotangent, double[] thetaCotangent);

    /**
     * Writes {@code (∂γ/∂θ) δθ} of the parameters that this model governs.
     *
     * @param theta {@code [component][start]}, not modified
     * @param lanes how the path's lanes are made up
     * @param direction {@code δθ}, {@code [component][start]}, not modified
     * @param tangent overwritten where this model governs, left alone elsewhere
     */
    void tangent(double[] theta, Lanes lanes, double[] direction, GridPath tangent);

    /**
     * Whether parameters read the equilibrium's own flow. The other methods can then be asked only of what {@link
     * #reading} returns, for a single start.
     */
    default boolean coupled() {
        return false;
    }

    /**
     * The model whose coupled parameters read a given flow.
     *
     * @param flow {@code [K+1][d][trajectory]}; kept, not modified
     */
    default ParameterModel reading(GridPath flow) {
        return this;
    }

    /**
     * Writes {@code (∂γ/∂μ) δμ} of the coupled parameters that this model governs.
     *
     * @param theta {@code [component]}, not modified
     * @param flowDirection {@code δμ}, {@code [K+1][d][trajectory]}; not modified
     * @param tangent overwritten where this model governs coupled parameters, left alone elsewhere
     */
    default void flowTangent(double[] theta, double[] flowDirection, GridPath tangent) {
        // nothing reads the flow
    }

    /**
     * Adds {@code (∂γ/∂μ)ᵀ γ̄} of the coupled parameters that this model governs.
     *
     * @param theta {@code [component]}, not modified
     * @param cotangent {@code γ̄} at every point, not modified
     * @param flowCotangent {@code μ̄}, {@code [K+1][d][trajectory]}; added to
     */
    default void flowPullback(double[] theta, GridPath cotangent, double[] flowCotangent) {
        // nothing reads the flow
    }
}
