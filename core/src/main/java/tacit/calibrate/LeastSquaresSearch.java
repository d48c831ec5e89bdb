package tacit.calibrate;

import tacit.equilibrium.Status;
import tacit.optimize.LeastSquaresOptions;
import tacit.optimize.LevenbergMarquardt;

/** A search by Levenberg's and Marquardt's method. */
final class LeastSquaresSearch implements FinishSearch {
    private final LinearisedLoss loss;
    private final LevenbergMarquardt search;
    private final Prior prior;
    private double value;
    private double weight;
    private int failures;

    /** @param prior is added to the loss, with the weight that it has at each linearisation */
    LeastSquaresSearch(LinearisedLoss loss, LeastSquaresOptions options, Prior prior, double[] from) {
        this.loss = loss;
        this.prior = prior;
        this.search = new LevenbergMarquardt(from, options);
        linearise();
    }

    private void linearise() {
        double[] theta = search.accepted();
        GaussNewton at = loss.linearise(theta);
        value = at.loss();
        weight = prior.weight(value);
        prior.add(theta, weight, at);
        search.linearise(value + weight * prior.value(theta), at.gradient(), at.matrix());
    }

    @Override
    public boolean running() {
        return !search.done();
    }

    @Override
    public void round() {
        double[] trial = search.trial();
        double tried = loss.loss(trial);
        failures += Double.isFinite(tried) ? 0 : 1;
        if (search.tell(tried + weight * prior.value(trial))) {
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
        return value;
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
