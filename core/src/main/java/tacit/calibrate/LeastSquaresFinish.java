package tacit.calibrate;

import tacit.equilibrium.Status;
import tacit.optimize.LeastSquaresOptions;
import tacit.optimize.LevenbergMarquardt;

/** A finish by Levenberg's and Marquardt's method. */
final class LeastSquaresFinish implements FinishSearch {
    private final LossEvaluator evaluator;
    private final LevenbergMarquardt search;
    private int failures;

    LeastSquaresFinish(LossEvaluator evaluator, LeastSquaresOptions options, double[] from) {
        this.evaluator = evaluator;
        this.search = new LevenbergMarquardt(from, options);
        linearise();
    }

    private void linearise() {
        GaussNewton at = evaluator.gaussNewton(search.accepted());
        search.linearise(at.loss(), at.gradient(), at.matrix());
    }

    @Override
    public boolean running() {
        return !search.done();
    }

    @Override
    public void round() {
        double loss = evaluator.loss(search.trial());
        failures += Double.isFinite(loss) ? 0 : 1;
        if (search.tell(loss)) {
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
        return search.value();
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
