package tacit.cli;

import java.util.stream.Collectors;
import tacit.equilibrium.Continuation;
import tacit.report.SignificantDigits;

/** A branch of equilibria in words. */
final class BranchText {
    private BranchText() {}

    static String line(BranchPlan plan, Continuation.Branch branch) {
        String folds = branch.folds().isEmpty()
                ? "no folds"
                : "folds at "
                        + branch.folds().stream().map(SignificantDigits::format).collect(Collectors.joining(", "));
        return "Branch: " + branch.points().size() + " equilibria along " + plan.parameter() + ", " + folds + "; "
                + end(plan, branch.end());
    }

    private static String end(BranchPlan plan, Continuation.End end) {
        return switch (end) {
            case REACHED -> plan.parameter() + " = " + SignificantDigits.format(plan.to()) + " was reached";
            case RETURNED -> "it came back to " + plan.parameter() + " = " + SignificantDigits.format(plan.from());
            case NOT_BEGUN -> "there was no equilibrium to begin with";
            case LOST -> "it could not be followed further";
            case TOO_LONG -> "it was given up after so many";
            case CANCELLED -> "it was interrupted";
        };
    }
}
