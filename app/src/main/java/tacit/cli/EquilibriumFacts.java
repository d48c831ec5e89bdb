package tacit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tacit.equilibrium.Richardson;
import tacit.equilibrium.Status;
import tacit.experiment.EquilibriumSummary;
import tacit.report.Facts;
import tacit.report.Severity;
import tacit.report.SignificantDigits;

/** The certificates of an equilibrium in words. */
final class EquilibriumFacts {
    private EquilibriumFacts() {}

    static Facts of(EquilibriumSummary summary) {
        boolean converged = summary.status() == Status.CONVERGED;
        var facts = new ArrayList<Facts.Fact>();
        facts.add(new Facts.Fact(
                "equilibrium.status",
                summary.status() + counts(summary),
                "The worst of all trajectories.",
                converged ? Severity.GOOD : Severity.FAILURE));
        facts.add(fact(
                "equilibrium.residual",
                summary.residual(),
                "How far the Bellman and Kolmogorov recursions are from holding."));
        facts.add(fact(
                "equilibrium.exploitability",
                summary.exploitability(),
                "What one player could gain by leaving the policy, in units of cost."));
        facts.add(fact(
                "equilibrium.relative-exploitability",
                summary.relativeExploitability(),
                "The same, relative to the expected cost."));
        facts.add(fact("equilibrium.mass-error", summary.massError(), "How far the shares' sum is from 1."));
        facts.add(new Facts.Fact(
                "equilibrium.iterations",
                Integer.toString(summary.iterations()),
                "Iterations of the solver, the most of all trajectories.",
                Severity.NOTE));
        facts.add(new Facts.Fact(
                "equilibrium.linear-solves",
                Integer.toString(summary.linearSolves()),
                "Linear systems that were solved, the most of all trajectories.",
                Severity.NOTE));
        facts.add(new Facts.Fact(
                "equilibrium.ended-by",
                methods(summary),
                "The method at work when the solution ended.",
                Severity.NOTE));
        return new Facts(facts);
    }

    /** One line for the terminal. */
    static String line(EquilibriumSummary summary) {
        return "Equilibrium " + summary.status() + ": residual " + SignificantDigits.format(summary.residual())
                + ", exploitability " + SignificantDigits.format(summary.exploitability());
    }

    /** What the solver did, in one line for the terminal. */
    static String effort(EquilibriumSummary summary) {
        String linear = summary.linearSolves() > 0 ? ", " + summary.linearSolves() + " linear solves" : "";
        return "Solver: " + summary.iterations() + " iterations" + linear + ", ended by " + methods(summary);
    }

    private static String methods(EquilibriumSummary summary) {
        return summary.endedBy().keySet().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** What the extrapolation in time has done, in one line for the terminal. */
    static String timeError(Richardson pair) {
        return "Second order in time: halving the steps changed the flow by "
                + SignificantDigits.format(pair.flowChange(0));
    }

    /** What the extrapolation in time has done. */
    static Facts of(Richardson pair) {
        return new Facts(List.of(new Facts.Fact(
                "time.flow-change",
                SignificantDigits.format(pair.flowChange(0)),
                "Flow and value function are extrapolated from two equilibria, with the steps and with half of them; by this "
                        + "much their flows differ. All else is of the finer one.",
                Severity.NOTE)));
    }

    private static String counts(EquilibriumSummary summary) {
        List<Status> statuses = List.copyOf(summary.counts().keySet());
        return statuses.size() < 2
                ? ""
                : statuses.stream()
                        .map(status -> summary.counts().get(status) + " " + status)
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static Facts.Fact fact(String name, double value, String explanation) {
        return new Facts.Fact(name, SignificantDigits.format(value), explanation, Severity.NOTE);
    }
}
