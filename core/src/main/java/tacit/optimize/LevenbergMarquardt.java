package tacit.optimize;

import tacit.math.DenseLu;
import tacit.math.Vectors;

/**
 * Levenberg's and Marquardt's method for sums of squares with few unknowns: from an accepted point the step {@code δ}
 * of {@code (H + λ D) δ = −∇f}, {@code H} the Gauss–Newton matrix, {@code D} its diagonal kept from vanishing, with a
 * damping {@code λ} that follows how well {@code f} is predicted. For {@code f = s Σ r²} with residuals' Jacobian
 * {@code J},
 *
 * <pre>
 * ∇f = 2 s Jᵀ r,   H = 2 s JᵀJ,   D_ii = max(H_ii, 1e-3 max_j H_jj),   predicted decrease ½ ⟨δ, λ D δ − ∇f⟩.
 * </pre>
 *
 * The caller computes value, gradient and {@code H} at every accepted point, and values at trial points. Cost per step
 * {@code O(n³)} beside these. Source: K. Madsen, H. B. Nielsen, O. Tingleff, "Methods for non-linear least squares
 * problems", 2nd ed., 2004, algorithm 3.16.
 */
public final class LevenbergMarquardt {
    /** Damping at first. */
    private static final double FIRST_DAMPING = 1e-4;

    /** Damping never falls below: rounding in {@code H}. */
    private static final double LEAST_DAMPING = 1e-15;

    /** Damping beyond which steps are those of steepest descent, and short. */
    private static final double MOST_DAMPING = 1e15;

    /** Components that the value hardly depends on are held by this share of the largest diagonal entry. */
    private static final double LEAST_SCALE = 1e-3;

    /** Above this share of the predicted decrease the damping falls, and below the other it rises. */
    private static final double GOOD_GAIN = 0.3;

    private static final double POOR_GAIN = 0.1;

    /** How much it falls: quickly, as the data tell some combinations a million times better than others. */
    private static final double FALL = 0.03;

    /** Above the rounding of a matrix that is singular. */
    private static final double HARDLY_ANY_DAMPING = 1e-12;

    /** Rejected trials in a row that end it. */
    private static final int MOST_REJECTIONS = 12;

    private final LeastSquaresOptions options;
    private final int size;
    private final double[] x;
    private final double[] step;
    private final double[] scale;
    private double[] gradient = {};
    private double[] matrix = {};
    private double value = Double.NaN;
    private double damping = FIRST_DAMPING;
    private double growth = 2;
    private int rejections;
    private int iterations;
    private int smallDecreases;
    private boolean linearised;
    private SearchStatus status = SearchStatus.RUNNING;

    /**
     * Starts at a point.
     *
     * @param start finite; not modified
     */
    public LevenbergMarquardt(double[] start, LeastSquaresOptions options) {
        this.options = options;
        this.size = start.length;
        this.x = start.clone();
        this.step = new double[size];
        this.scale = new double[size];
    }

    /** Whether {@link #linearise} is to come next, rather than {@link #tell}. */
    public boolean wantsLinearisation() {
        return !linearised && !done();
    }

    /** The accepted point; a copy. */
    public double[] accepted() {
        return x.clone();
    }

    /** The trial point; a copy. */
    public double[] trial() {
        double[] trial = x.clone();
        for (int i = 0; i < size; i++) {
            trial[i] += step[i];
        }
        return trial;
    }

    /**
     * Brings value, gradient and Gauss–Newton matrix at {@link #accepted}.
     *
     * @param told the value; not finite ends the search
     * @param toldGradient {@code ∇f}, {@code [n]}; kept, not modified
     * @param toldMatrix {@code H}, {@code [n][n]}; kept, not modified
     */
    public void linearise(double told, double[] toldGradient, double[] toldMatrix) {
        linearised = true;
        value = told;
        gradient = toldGradient;
        matrix = toldMatrix;
        if (!Double.isFinite(told) || !Vectors.allFinite(toldGradient) || !Vectors.allFinite(toldMatrix)) {
            status = SearchStatus.NOT_FINITE;
        } else if (Vectors.maxAbs(gradient) <= options.gradientTolerance()) {
            status = SearchStatus.GRADIENT_SMALL;
        } else if (value <= options.valueTolerance()) {
            status = SearchStatus.VALUE_SMALL;
        } else if (smallDecreases >= options.patience()) {
            status = SearchStatus.DECREASE_SMALL;
        } else if (iterations >= options.iterations()) {
            status = SearchStatus.ITERATION_LIMIT;
        } else {
            setScale();
            begin();
        }
    }

    private void begin() {
        if (options.leastPromise() == 0 || promising()) {
            solve();
        } else {
            status = SearchStatus.DECREASE_SMALL;
        }
    }

    /** Whether the value would fall in a step with hardly any damping, if it were as the linearised residuals say. */
    private boolean promising() {
        solveWith(HARDLY_ANY_DAMPING);
        double promise = -Vectors.dot(step, gradient) / 2;
        return !(promise >= 0 && promise <= options.leastPromise() * value);
    }

    private void setScale() {
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, matrix[i * size + i]);
        }
        for (int i = 0; i < size; i++) {
            scale[i] = Math.max(matrix[i * size + i], LEAST_SCALE * largest);
        }
    }

    /** Solves for the step, with more damping where it would be too long. */
    private void solve() {
        solveWith(damping);
        while (Vectors.maxAbs(step) > options.longestStep() && damping < MOST_DAMPING) {
            damping *= 2;
            solveWith(damping);
        }
    }

    private void solveWith(double damped) {
        double[] factors = matrix.clone();
        for (int i = 0; i < size; i++) {
            factors[i * size + i] += damped * scale[i];
            step[i] = -gradient[i];
        }
        int[] pivots = new int[size];
        DenseLu.factor(size, factors, 0, pivots, 0);
        DenseLu.solve(size, factors, 0, pivots, 0, step, 0, 1);
    }

    /**
     * Brings the value at {@link #trial}; one that is not finite is rejected.
     *
     * @return whether it was accepted: it is then to be linearised
     */
    public boolean tell(double trialValue) {
        double decrease = value - trialValue;
        double predicted = predictedDecrease();
        if (decrease > 0 && predicted > 0) {
            accept(decrease, decrease / predicted);
            return true;
        }
        rejections++;
        damping *= growth;
        growth *= 2;
        if (rejections >= MOST_REJECTIONS) {
            status = smallDecreases > 0 ? SearchStatus.DECREASE_SMALL : SearchStatus.LINE_SEARCH_FAILED;
        } else {
            solve();
        }
        return false;
    }

    private double predictedDecrease() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += step[i] * (damping * scale[i] * step[i] - gradient[i]);
        }
        return sum / 2;
    }

    private void accept(double decrease, double gain) {
        for (int i = 0; i < size; i++) {
            x[i] += step[i];
        }
        damping = Math.max(LEAST_DAMPING, damping * (gain > GOOD_GAIN ? FALL : gain < POOR_GAIN ? 2 : 1));
        growth = 2;
        rejections = 0;
        iterations++;
        smallDecreases = decrease <= options.decreaseTolerance() * value ? smallDecreases + 1 : 0;
        value -= decrease;
        linearised = false;
    }

    /** Ends the search at its accepted point. */
    public void cancel() {
        if (!done()) {
            status = SearchStatus.CANCELLED;
        }
    }

    /** Why the search stands where it stands. */
    public SearchStatus status() {
        return status;
    }

    /** Whether the search wants nothing further. */
    public boolean done() {
        return status != SearchStatus.RUNNING;
    }

    /** How many steps have been accepted. */
    public int iterations() {
        return iterations;
    }

    /** The value at {@link #accepted}; NaN before the first was told. */
    public double value() {
        return value;
    }

    /** The largest magnitude in the gradient last told; NaN before the first. */
    public double gradientNorm() {
        return gradient.length == 0 ? Double.NaN : Vectors.maxAbs(gradient);
    }
}
