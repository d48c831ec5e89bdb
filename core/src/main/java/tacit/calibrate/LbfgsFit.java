package tacit.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import tacit.equilibrium.Status;
import tacit.optimize.LbfgsOptions;

/*
 * A fit by L-BFGS, all starts in lock-step: each round evaluates one point of every running start. The substeps are
 * kept from round to round, so that a line search sees one and the same discrete problem. Where a trial point needs
 * finer ones, they are made finer for that start, and it sets out anew from its accepted point. When a search ends,
 * the substeps are chosen afresh there, and it goes on if they differ from those it kept. A start that crawls far above
 * the loss at which another one converged is given up: far from the data, equilibria can cost a hundred times more.
 */
final class LbfgsFit {
    /** How often a start that cannot be evaluated is drawn again. */
    private static final int MOST_DRAWS = 5;

    private final LossEvaluator evaluator;
    private final FitMonitor monitor;
    private final IntFunction<double[]> draws;
    private final boolean mayRaise;
    private final List<LbfgsStart> starts = new ArrayList<>();

    /**
     * @param draws where a start begins; asked again, another point, as far as there is one
     * @param mayRaise whether the substeps may be made finer at all
     */
    LbfgsFit(
            FitModel model,
            LossEvaluator evaluator,
            LbfgsOptions options,
            IntFunction<double[]> draws,
            int count,
            FitMonitor monitor,
            boolean mayRaise) {
        this.evaluator = evaluator;
        this.monitor = monitor;
        this.draws = draws;
        this.mayRaise = mayRaise;
        for (int start = 0; start < count; start++) {
            starts.add(new LbfgsStart(new StartRecord(model, start), options, draws.apply(start)));
        }
    }

    List<StartResult> run() {
        begin();
        while (running() && !monitor.cancelled()) {
            round();
        }
        if (monitor.cancelled()) {
            starts.forEach(LbfgsStart::cancel);
        }
        return starts.stream().map(LbfgsStart::result).toList();
    }

    LbfgsStart start(int index) {
        return starts.get(index);
    }

    boolean running() {
        return starts.stream().anyMatch(LbfgsStart::running);
    }

    /** Evaluates the starts' first points. */
    void begin() {
        boolean[] wanted = mask(LbfgsStart::running);
        for (int draw = 0; draw < MOST_DRAWS && running(); draw++) {
            List<Evaluation> evaluations = evaluator.evaluate(points(), wanted, Planning.FRESH);
            for (LbfgsStart start : starts) {
                if (wanted[start.index()]) {
                    report(start, start.tell(evaluations.get(start.index())));
                }
            }
            wanted = mask(start -> start.failedAtFirst() && start.index() > 0);
            if (draw < MOST_DRAWS - 1) {
                redraw(wanted);
            }
            if (none(wanted)) {
                break;
            }
        }
        settle();
    }

    /* What is given up depends on the rounds alone, which are the same for any number of threads. */
    private void leaveBehind() {
        double best =
                starts.stream().mapToDouble(LbfgsStart::convergedLoss).min().orElse(Double.POSITIVE_INFINITY);
        starts.forEach(start -> start.leaveBehind(best));
    }

    private void redraw(boolean[] wanted) {
        for (LbfgsStart start : starts) {
            if (wanted[start.index()]) {
                start.restart(draws.apply(start.index()));
            }
        }
    }

    /** One evaluation of every running start. */
    void round() {
        evaluate();
        settle();
        leaveBehind();
    }

    private void evaluate() {
        boolean[] wanted = mask(LbfgsStart::running);
        double[][] points = points();
        List<Evaluation> evaluations = evaluator.evaluate(points, wanted, Planning.KEPT);
        boolean[] coarse = mask(start -> wanted[start.index()]
                && mayRaise
                && start.mayRebase()
                && evaluations.get(start.index()).status() == Status.STEP_TOO_LARGE);
        boolean[] finer = raise(points, coarse);
        for (LbfgsStart start : starts) {
            if (wanted[start.index()] && !finer[start.index()]) {
                report(start, start.tell(evaluations.get(start.index())));
            }
        }
    }

    /** Makes substeps finer where a trial asks for it and can be solved with them; says for which starts. */
    private boolean[] raise(double[][] points, boolean[] coarse) {
        if (none(coarse)) {
            return coarse;
        }
        List<Evaluation> trials = evaluator.evaluate(points, coarse, Planning.RAISE);
        boolean[] solvable = mask(
                start -> coarse[start.index()] && !trials.get(start.index()).failed());
        boolean[] rebased = none(solvable) ? solvable : rebase(solvable);
        evaluator.takeBack(mask(start -> coarse[start.index()] && !rebased[start.index()]));
        return rebased;
    }

    /** Lets starts set out anew from their accepted points with the substeps now kept; says which could. */
    private boolean[] rebase(boolean[] solvable) {
        double[][] accepted = starts.stream().map(LbfgsStart::accepted).toArray(double[][]::new);
        List<Evaluation> again = evaluator.evaluate(accepted, solvable, Planning.KEPT_ASIDE);
        boolean[] rebased = mask(
                start -> solvable[start.index()] && !again.get(start.index()).failed());
        for (LbfgsStart start : starts) {
            if (rebased[start.index()]) {
                start.failed(Status.STEP_TOO_LARGE);
                start.rebase(again.get(start.index()));
            }
        }
        return rebased;
    }

    private void settle() {
        boolean[] ended = mask(start -> start.unsettled() && !start.failedAtFirst());
        if (none(ended)) {
            return;
        }
        List<Evaluation> fresh = evaluator.evaluate(points(), ended, Planning.FRESH);
        for (LbfgsStart start : starts) {
            if (ended[start.index()]) {
                start.settle(fresh.get(start.index()));
                report(start, true);
            }
        }
    }

    private void report(LbfgsStart start, boolean iterated) {
        if (iterated) {
            monitor.iteration(start.record(), start.iterations(), start.gradientNorm(), start.fraction());
        }
    }

    private double[][] points() {
        return starts.stream().map(LbfgsStart::point).toArray(double[][]::new);
    }

    private boolean[] mask(Predicate<LbfgsStart> condition) {
        boolean[] mask = new boolean[starts.size()];
        for (LbfgsStart start : starts) {
            mask[start.index()] = condition.test(start);
        }
        return mask;
    }

    private static boolean none(boolean[] mask) {
        for (boolean entry : mask) {
            if (entry) {
                return false;
            }
        }
        return true;
    }
}
