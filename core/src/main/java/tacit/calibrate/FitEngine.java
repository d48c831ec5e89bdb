package tacit.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tacit.equilibrium.SubstepRule;
import tacit.math.ParallelMap;

/**
 * Runs the search of one model's unknowns.
 *
 * @param solvers how equilibria and their derivatives are computed
 * @param optimizer the optimiser
 * @param starts number of starts
 * @param seed the seed of all that is drawn
 * @param threads number of threads
 * @param uncertainty whether to say how sure one may be
 * @param listener who is told
 */
record FitEngine(
        Solvers solvers,
        Optimizer optimizer,
        int starts,
        long seed,
        int threads,
        boolean uncertainty,
        FitListener listener) {

    FitResult fit(FitModel model) {
        try (ParallelMap map = new ParallelMap(threads)) {
            return result(model, begin(model, map).complete(Optional.empty()));
        }
    }

    /** What was found, with all that a result needs beside it. */
    FitResult result(FitModel model, List<StartResult> results) {
        return FitResult.of(model, solvers, results, uncertainty);
    }

    /**
     * Begins the search of all starts; least squares begin with some of the trajectories, others find all that there
     * is.
     */
    StagedSearch begin(FitModel model, ParallelMap map) {
        if (model.parameters().coupled() && starts > 1 && optimizer instanceof Optimizer.Lbfgs) {
            throw new IllegalArgumentException("starts (" + starts + ") of L-BFGS must be 1 where parameters read the"
                    + " equilibrium's own flow: train them with Adam, and finish with L-BFGS");
        }
        if (solvesLeastSquares() && model.size() > Optimizer.GaussNewton.MOST_UNKNOWNS) {
            throw new IllegalArgumentException("unknowns (" + model.size() + ") of least squares must be at most "
                    + Optimizer.GaussNewton.MOST_UNKNOWNS + ": take another optimizer (fit.optimizer=adam or lbfgs), or"
                    + " a smaller network, e.g. of one hidden layer of 8 (hidden: [8])");
        }
        FitMonitor monitor = new FitMonitor(listener, starts);
        return switch (optimizer) {
            case Optimizer.Lbfgs lbfgs -> {
                int[] all = new int[model.trajectories()];
                Arrays.setAll(all, i -> i);
                LossEvaluator evaluator = new LossEvaluator(model, solvers, starts, all, map);
                StartDraws draws = new StartDraws(model, seed, starts);
                boolean mayRaise = model.substeps() instanceof SubstepRule.Automatic;
                yield new StagedSearch.Complete(
                        new LbfgsFit(model, evaluator, lbfgs.options(), draws::next, starts, monitor, mayRaise).run());
            }
            case Optimizer.GaussNewton newton -> new GaussNewtonFit(model, solvers, newton, seed, starts, map, monitor);
            case Optimizer.Adam adam ->
                new StagedSearch.Complete(new AdamFit(model, solvers, adam, seed, starts, map, monitor).run());
        };
    }

    private boolean solvesLeastSquares() {
        return switch (optimizer) {
            case Optimizer.Lbfgs lbfgs -> false;
            case Optimizer.GaussNewton newton -> true;
            case Optimizer.Adam adam ->
                adam.finish().filter(Finish.LeastSquares.class::isInstance).isPresent();
        };
    }

    /** What each of some trajectories adds to the loss at a point, as a share of the data's mean square. */
    double[] losses(FitModel model, double[] theta, int[] trajectories, ParallelMap map) {
        return new LossEvaluator(model, solvers, 1, trajectories, map).losses(theta);
    }
}
