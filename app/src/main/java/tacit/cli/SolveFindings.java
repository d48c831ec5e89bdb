package tacit.cli;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import tacit.data.InputException;
import tacit.data.NumberText;
import tacit.equilibrium.DistinctEquilibria;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.EquilibriumSolver;
import tacit.equilibrium.Status;
import tacit.experiment.FitFindings;
import tacit.experiment.SolverChoice;

/**
 * What {@code tacit solve} found.
 *
 * @param solver the solver that was asked for
 * @param equilibrium the one that is reported: the first that was found
 * @param distinct all of them, where several starts were asked for
 */
record SolveFindings(SolverChoice solver, Equilibrium equilibrium, Optional<DistinctEquilibria.Result> distinct) {
    private static final int MOST_STARTS = 10_000;

    /** What is to be done, checked before anything is. */
    record Plan(SolverChoice solver, int starts, long seed) {
        static Plan of(SolveRequest request) {
            return new Plan(
                    request.solver().map(SolverChoice::of).orElse(SolverChoice.AUTO),
                    request.starts().map(Plan::starts).orElse(1),
                    request.seed());
        }

        private static int starts(String text) {
            double starts = NumberText.parse(text.strip()).orElse(Double.NaN);
            if (!(starts >= 1 && starts <= MOST_STARTS) || starts != Math.rint(starts)) {
                throw new InputException("starts (" + text + ") must be a whole number from 1 to 10,000, e.g. 24");
            }
            return (int) starts;
        }

        SolveFindings carryOut(EquilibriumProblem problem, BooleanSupplier cancelled) {
            EquilibriumSolver method = solver.solver(cancelled);
            if (starts == 1) {
                return new SolveFindings(solver, method.solve(problem), Optional.empty());
            }
            DistinctEquilibria.Result found = new DistinctEquilibria(method, starts, seed).of(problem);
            Equilibrium first = found.distinct().stream().findFirst().orElseGet(() -> method.solve(problem));
            return new SolveFindings(solver, first, Optional.of(found));
        }
    }

    /** What to try where the equilibrium has not converged. */
    String remedy() {
        boolean notYet = equilibrium.worstStatus() == Status.NOT_CONVERGED;
        if (notYet && solver != SolverChoice.AUTO) {
            return "take another solver, such as --solver auto";
        }
        return notYet
                ? "take another solver, such as --solver newton, other starting flows (--starts 8), or more --steps"
                : FitFindings.remedy(equilibrium.worstStatus());
    }
}
