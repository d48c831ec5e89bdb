package tacit.calibrate;

import tacit.equilibrium.SubstepRule;
import tacit.optimize.LbfgsOptions;

/** A finish by L-BFGS. */
final class LbfgsFinish implements FinishSearch {
    private final LbfgsFit fit;

    LbfgsFinish(FitModel model, LossEvaluator evaluator, LbfgsOptions options, double[] from) {
        boolean mayRaise = model.substeps() instanceof SubstepRule.Automatic;
        FitMonitor quiet = new FitMonitor(progress -> true, 1);
        fit = new LbfgsFit(model, evaluator, options, start -> from, 1, quiet, mayRaise);
        fit.begin();
    }

    @Override
    public boolean running() {
        return fit.running();
    }

    @Override
    public void round() {
        fit.round();
    }

    @Override
    public int iterations() {
        return fit.start(0).iterations();
    }

    @Override
    public double gradientNorm() {
        return fit.start(0).gradientNorm();
    }

    @Override
    public double value() {
        return fit.start(0).value();
    }

    @Override
    public double[] accepted() {
        return fit.start(0).accepted();
    }

    @Override
    public boolean converged() {
        return fit.start(0).converged();
    }

    @Override
    public void report(StartRecord record) {
        record.failures(fit.start(0).record());
    }
}
