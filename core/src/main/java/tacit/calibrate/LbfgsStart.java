package tacit.calibrate;

import java.util.Optional;
import tacit.equilibrium.Status;
import tacit.optimize.Lbfgs;
import tacit.optimize.LbfgsOptions;
import tacit.optimize.SearchStatus;

/** One start of a fit by L-BFGS. */
final class LbfgsStart {
    /** How often a search may go on because the substeps at its end differ from those it was made with. */
    private static final int MOST_RESUMPTIONS = 3;

    /** A search that keeps asking for finer substeps runs towards infinite rates, where no data lead it. */
    private static final int MOST_REBASES = 12;

    /** A start whose loss is so many times another's is not after the same minimum. */
    private static final double FAR_ABOVE = 4;
    /** So many evaluations without the loss falling by half are hardly a descent. */
    private static final int PATIENCE = 20;

    private final StartRecord record;
    private final LbfgsOptions options;
    private Lbfgs search;
    private int earlierIterations;
    private int resumptions;
    private int rebases;
    private boolean settled;
    private Optional<Evaluation> end = Optional.empty();
    private boolean leftBehind;
    private double halved = Double.POSITIVE_INFINITY;
    private int sinceHalved;

    LbfgsStart(StartRecord record, LbfgsOptions options, double[] theta) {
        this.record = record;
        this.options = options;
        this.search = new Lbfgs(theta, options);
    }

    int index() {
        return record.index();
    }

    boolean running() {
        return !search.done();
    }

    boolean unsettled() {
        return search.done() && !settled;
    }

    double[] point() {
        return search.point();
    }

    double[] accepted() {
        return search.accepted();
    }

    /** Brings an evaluation at {@link #point}; returns whether it ended an iteration. */
    boolean tell(Evaluation evaluation) {
        if (evaluation.failed()) {
            record.failed(evaluation.status());
        }
        int before = search.iterations();
        boolean first = Double.isNaN(search.value());
        search.tell(evaluation.loss(), evaluation.gradient());
        sinceHalved++;
        if (search.value() <= halved / 2) {
            halved = search.value();
            sinceHalved = 0;
        }
        boolean ended = search.iterations() > before || (first && !evaluation.failed());
        if (ended) {
            record.reached(search.value());
        }
        return ended;
    }

    /** Begins elsewhere, after the first evaluation has failed. */
    void restart(double[] theta) {
        search = new Lbfgs(theta, options);
    }

    boolean failedAtFirst() {
        return search.status() == SearchStatus.NOT_FINITE;
    }

    /** Whether a trial may still ask for finer substeps; after that one that needs them is infeasible. */
    boolean mayRebase() {
        return rebases < MOST_REBASES;
    }

    /** Brings an evaluation at {@link #accepted} with finer substeps. */
    void rebase(Evaluation evaluation) {
        rebases++;
        search.rebase(evaluation.loss(), evaluation.gradient());
    }

    /** Brings an evaluation at the end with the substeps chosen afresh there; goes on where they differ. */
    void settle(Evaluation fresh) {
        boolean finished = search.status().converged() || search.status() == SearchStatus.ITERATION_LIMIT;
        boolean goesOn = finished && fresh.replanned() && !fresh.failed() && resumptions < MOST_RESUMPTIONS;
        settled = !goesOn;
        int left = options.iterations() - iterations();
        if (goesOn && left > 0) {
            resumptions++;
            earlierIterations = iterations();
            search = new Lbfgs(search.accepted(), options.withIterations(left));
            search.tell(fresh.loss(), fresh.gradient());
        }
        settled |= left <= 0;
        if (settled) {
            end = Optional.of(fresh);
            if (fresh.failed()) {
                record.failed(fresh.status());
            }
        }
    }

    /** The value at {@link #accepted}. */
    double value() {
        return search.value();
    }

    boolean converged() {
        return search.status().converged();
    }

    private double loss() {
        return end.map(Evaluation::loss).orElse(search.value());
    }

    /** Where this start converged, its loss; infinite otherwise. */
    double convergedLoss() {
        return search.done() && settled && search.status().converged() ? loss() : Double.POSITIVE_INFINITY;
    }

    /** Gives up where another start converged far below and this one hardly falls. */
    void leaveBehind(double convergedLoss) {
        if (running() && search.value() > FAR_ABOVE * convergedLoss && sinceHalved > PATIENCE) {
            leftBehind = true;
            cancel();
        }
    }

    void cancel() {
        search.cancel();
        settled = true;
    }

    int iterations() {
        return earlierIterations + search.iterations();
    }

    double gradientNorm() {
        return search.gradientNorm();
    }

    double fraction() {
        return settled ? 1 : (double) iterations() / options.iterations();
    }

    void failed(Status status) {
        record.failed(status);
    }

    StartRecord record() {
        return record;
    }

    /** How the start ended; what counts is the loss with the substeps chosen afresh at its end. */
    StartResult result() {
        boolean failed = end.filter(Evaluation::failed).isPresent();
        FitStatus searched = leftBehind ? FitStatus.LEFT_BEHIND : FitStatus.of(search.status());
        return record.result(failed ? FitStatus.FAILED : searched, iterations(), loss(), search.accepted());
    }
}
