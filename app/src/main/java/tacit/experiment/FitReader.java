package tacit.experiment;

import java.util.OptionalInt;
import tacit.equilibrium.Coupling;
import tacit.equilibrium.TimeOrder;

/** Reads how a fit is done. */
final class FitReader {
    /**
     * A trial whose rates need finer substeps than these is infeasible: a search that strays there would spend hours on
     * parameters that no data support. The steepest shipped game, linear-quadratic with 32 states, needs 64.
     */
    private static final int MOST_SUBSTEPS = 64;

    private static final int ITERATIONS = 100;
    private static final int BATCH = 10;
    private static final int PATIENCE = 50;
    private static final int BEGINNING = 16;
    /** A model that misses the flows by a ten-thousandth of their size misses no more than the time steps do. */
    private static final double SUFFICIENT = 2e-8;

    private final Section section;

    FitReader(Section section) {
        this.section = section;
    }

    FitSetting read() {
        return new FitSetting(
                section.choice("optimizer", FitSetting.Optimizer.class).orElse(FitSetting.Optimizer.LBFGS),
                section.count("starts", 1),
                section.whole("seed").orElse(1),
                section.choice("coupling", Coupling.class).orElse(Coupling.NASH),
                section.choice("solver", SolverChoice.class).orElse(SolverChoice.AUTO),
                section.choice("adjoint", AdjointChoice.class).orElse(AdjointChoice.AUTO),
                section.choice("time-order", TimeOrder.class).orElse(TimeOrder.FIRST),
                section.count("substeps", MOST_SUBSTEPS),
                section.has("max-iterations")
                        ? OptionalInt.of(section.count("max-iterations", ITERATIONS))
                        : OptionalInt.empty(),
                section.positive("learning-rate", 0.005),
                training(),
                section.count("seeds", 1));
    }

    private double sufficient() {
        double sufficient = section.share("sufficient").orElse(SUFFICIENT);
        if (sufficient == 1) {
            throw section.error("sufficient", "1", "is the loss of predicting nothing: give a share such as 2e-8");
        }
        return sufficient;
    }

    private TrainingSetting training() {
        double window = section.share("window").orElse(1);
        if (window == 0) {
            throw section.error("window", "0", "must be a share of the time above 0, such as 0.2");
        }
        double validation = section.share("validation").orElse(0);
        if (validation == 1) {
            throw section.error("validation", "1", "leaves no trajectory to learn from: give a share such as 0.1");
        }
        long finish = section.whole("finish").orElse(0);
        if (finish < 0 || finish > 1_000_000) {
            throw section.error("finish", Long.toString(finish), "must be a number of iterations, such as 200");
        }
        return new TrainingSetting(
                section.choice("schedule", TrainingSetting.LearningRate.class)
                        .orElse(TrainingSetting.LearningRate.GEOMETRIC),
                section.count("batch", BATCH),
                window,
                validation,
                section.count("patience", PATIENCE),
                (int) finish,
                section.count("beginning", BEGINNING),
                sufficient());
    }
}
