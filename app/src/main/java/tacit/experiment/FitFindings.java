package tacit.experiment;

import java.util.List;
import tacit.calibrate.Finding;
import tacit.calibrate.FitResult;
import tacit.calibrate.FitStatus;
import tacit.equilibrium.Status;

/** What one should know before trusting a fit, in the words of an experiment. */
public final class FitFindings {
    private FitFindings() {}

    /** The findings, the gravest first; after an interrupted fit without those that compare its starts. */
    public static List<Finding> of(FitResult fit) {
        boolean cancelled = fit.status() == FitStatus.CANCELLED;
        return fit.findings().stream()
                .filter(finding -> !(cancelled && finding.message().contains(" starts ")))
                .map(finding -> new Finding(finding.message(), inWords(finding.remedy())))
                .toList();
    }

    /** What to try where an equilibrium ended with a status. */
    public static String remedy(Status status) {
        return inWords(status.remedy());
    }

    /* Runs from the command line refine their steps by themselves. */
    private static String inWords(String remedy) {
        return remedy.equals(Status.STEP_TOO_LARGE.remedy())
                ? "take more time steps (--steps, or time.steps in an experiment), or smaller rates"
                : remedy;
    }
}
