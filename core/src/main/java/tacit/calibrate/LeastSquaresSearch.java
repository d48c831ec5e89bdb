package tacit.calibrate;

import tacit.equilibrium.Status;
import tacit.math.Vectors;
import tacit.optimize.LeastSquaresOptions;
import tacit.optimize.LevenbergMarquardt;

/** A search by Levenberg's and Marquardt's method. */
final class LeastSquaresSearch implements FinishSearch {
    private final LinearisedLoss loss;
    private final LevenbergMarquardt search;
    private final double ridge;
    private int failures;

    /** @param ridge {@code ridge/2 ‖θ‖²} is added to the loss */
    LeastSquaresSearch(LinearisedLoss loss, LeastSquaresOptions options, double ridge, double[] from) {
        this.loss = loss;
        this.ridge = ridge;
        this.search = new LevenbergMarquardt(from, options);
        linearise();
    }

    private void linearise() {
        double[] theta = search.accepted();
        GaussNewton at = loss.linearise(theta);
        for (int c = 0; c < theta.length; c++) {
            at.gradient()[c] += ridge * theta[c];
            at.matrix()[c * theta.length + c] += ridge;
        }
        search.linearise(at.loss() + penalty(theta), at.gradient(), at.matrix());
    }

    private double penalty(double[] theta) {
        return ridge / 2 * Vectors.dot(theta, theta);
    }

    @Override
    public boolean running() {
        return !search.done();
    }

    @Override
    public void round() {
        double[] trial = search.trial();
        double value = loss.loss(trial);
        failures += Double.isFinite(value) ? 0 : 1;
        if (search.tell(value + penalty(trial))) {
            linearise();
        }
    }

    @Override
    public int iterations() {
        return search.iterations();
    }

    @Override
    public double gradientNorm() {
        return search.gradientNorm();
    }

    @Override
    public double value() {
        return search.value() - penalty(search.accepted());
    }

    @Override
    public double[] accepted() {
        return search.accepted();
    }

    @Override
    public boolean converged() {
        return search.status().converged();
    }

    @Override
    public void report(StartRecord record) {
        for (int i = 0; i < failures; i++) {
            record.failed(Status.NOT_CONVERGED);
        }
    }
}
