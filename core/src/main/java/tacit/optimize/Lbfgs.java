package tacit.optimize;

import java.util.Arrays;
import tacit.math.Vectors;

/**
 * Limited-memory BFGS with a strong Wolfe line search, for smooth functions.
 *
 * <p>From a point {@code x} it steps to {@code x + a p}, {@code p = −H ∇f}, {@code H} the inverse Hessian built from
 * the last few steps and gradient changes, and {@code a} such that
 *
 * <pre>
 * f(x + a p) ≤ f(x) + 1e-4 a ⟨∇f(x), p⟩,   |⟨∇f(x + a p), p⟩| ≤ 0.9 |⟨∇f(x), p⟩|.
 * </pre>
 *
 * A value that is not finite shortens the step. Cost per iteration O(memory · size) beside the evaluations, memory
 * likewise. Source: Nocedal and Wright, Numerical Optimization, 2nd ed., Algorithms 7.4 and 7.5.
 */
public final class Lbfgs implements Search {
    /** Iterations in a row whose small decrease ends the search; fewer would give up where a valley bends. */
    private static final int PATIENCE = 5;

    private final LbfgsOptions options;
    private final LbfgsMemory memory;
    private final double[] x;
    private final double[] gradient;
    private final double[] direction;
    private final double[] lowGradient;
    private double value;
    private WolfeLineSearch line;
    private boolean begun;
    private SearchStatus status = SearchStatus.RUNNING;
    private int iterations;
    private int smallDecreases;

    /**
     * Starts at a point.
     *
     * @param start the first point to be evaluated, finite; not modified
     * @throws IllegalArgumentException where an entry is not finite
     */
    public Lbfgs(double[] start, LbfgsOptions options) {
        if (!Vectors.allFinite(start)) {
            throw new IllegalArgumentException(
                    "the start " + Arrays.toString(start) + " has an entry that is not finite: give numbers");
        }
        this.options = options;
        this.x = start.clone();
        this.memory = new LbfgsMemory(options.memory(), start.length);
        this.gradient = new double[start.length];
        this.direction = new double[start.length];
        this.lowGradient = new double[start.length];
        this.line = new WolfeLineSearch(0, 0, 0, 0, 0);
    }

    @Override
    public double[] point() {
        double[] point = x.clone();
        if (begun && !done()) {
            for (int i = 0; i < point.length; i++) {
                point[i] += line.step() * direction[i];
            }
        }
        return point;
    }

    @Override
    public void tell(double told, double[] toldGradient) {
        if (done()) {
            throw new IllegalStateException("the search is done (" + status.description() + "): start another one");
        }
        if (toldGradient.length != x.length) {
            throw new IllegalArgumentException("a gradient of " + toldGradient.length
                    + " entries does not fit a point of " + x.length + ": give one entry per component");
        }
        boolean finite = Double.isFinite(told) && Vectors.allFinite(toldGradient);
        if (begun) {
            tellLine(finite ? told : Double.POSITIVE_INFINITY, toldGradient);
        } else if (finite) {
            begun = true;
            stand(told, toldGradient);
        } else {
            status = SearchStatus.NOT_FINITE;
        }
    }

    /**
     * Replaces value and gradient at the accepted point, where the function itself has changed a little (a finer
     * discretisation, say), and sets out anew from there; a line search under way is given up.
     *
     * @param changedValue the value at {@link #accepted}, finite
     * @param changedGradient the gradient there, finite; not modified
     * @throws IllegalStateException where the search is done, or before the first value was told
     */
    public void rebase(double changedValue, double[] changedGradient) {
        if (!begun || done()) {
            throw new IllegalStateException("a search can be rebased only while it runs");
        }
        stand(changedValue, changedGradient);
    }

    private void stand(double newValue, double[] newGradient) {
        value = newValue;
        System.arraycopy(newGradient, 0, gradient, 0, gradient.length);
        if (Vectors.maxAbs(gradient) <= options.gradientTolerance()) {
            status = SearchStatus.GRADIENT_SMALL;
        } else if (smallDecreases >= PATIENCE) {
            status = SearchStatus.DECREASE_SMALL;
        } else if (iterations >= options.iterations()) {
            status = SearchStatus.ITERATION_LIMIT;
        } else {
            setOut();
        }
    }

    private void setOut() {
        memory.direction(gradient, direction);
        double slope = Vectors.dot(gradient, direction);
        if (!(slope < 0)) {
            memory.clear();
            memory.direction(gradient, direction);
            slope = Vectors.dot(gradient, direction);
        }
        double largest = Vectors.maxAbs(direction);
        double first = memory.isEmpty() ? Math.min(1, 1 / largest) : 1;
        line = new WolfeLineSearch(value, slope, first, options.longestStep() / largest, options.relativeNoise());
    }

    private void tellLine(double told, double[] toldGradient) {
        double slope = Double.isFinite(told) ? Vectors.dot(toldGradient, direction) : Double.NaN;
        WolfeLineSearch.Verdict verdict = line.tell(told, slope);
        if (line.currentIsLow()) {
            System.arraycopy(toldGradient, 0, lowGradient, 0, lowGradient.length);
        }
        switch (verdict) {
            case CONTINUE -> {}
            case ACCEPTED -> accept();
            case FAILED -> fail();
        }
    }

    private void fail() {
        if (value - line.lowValue() > options.relativeNoise() * Math.abs(value)) {
            accept();
        } else if (memory.isEmpty()) {
            status = smallDecreases > 0 ? SearchStatus.DECREASE_SMALL : SearchStatus.LINE_SEARCH_FAILED;
        } else {
            memory.clear();
            setOut();
        }
    }

    private void accept() {
        double step = line.lowStep();
        double newValue = line.lowValue();
        for (int i = 0; i < x.length; i++) {
            x[i] += step * direction[i];
        }
        memory.add(step, direction, gradient, lowGradient);
        iterations++;
        double decrease = value - newValue;
        double scale = Math.max(Math.abs(value), Math.abs(newValue));
        smallDecreases = decrease <= options.decreaseTolerance() * scale ? smallDecreases + 1 : 0;
        stand(newValue, lowGradient);
    }

    @Override
    public void cancel() {
        if (!done()) {
            status = SearchStatus.CANCELLED;
        }
    }

    @Override
    public SearchStatus status() {
        return status;
    }

    @Override
    public int iterations() {
        return iterations;
    }

    /** The last accepted point, with the lowest value up to noise; a copy. */
    public double[] accepted() {
        return x.clone();
    }

    /** The value at {@link #accepted}; NaN before the first was told. */
    public double value() {
        return begun ? value : Double.NaN;
    }

    /** The largest magnitude in the gradient at {@link #accepted}; NaN before the first was told. */
    public double gradientNorm() {
        return begun ? Vectors.maxAbs(gradient) : Double.NaN;
    }
}
