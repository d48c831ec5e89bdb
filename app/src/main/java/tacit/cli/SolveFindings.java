package tacit.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tacit.data.InputException;
import tacit.data.KnownNames;
import tacit.data.NumberText;
import tacit.equilibrium.Continuation;
import tacit.equilibrium.DistinctEquilibria;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumPath;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.EquilibriumSolver;
import tacit.equilibrium.Richardson;
import tacit.equilibrium.Status;
import tacit.equilibrium.TimeOrder;
import tacit.experiment.EquilibriumSummary;
import tacit.experiment.FitFindings;
import tacit.experiment.SolverChoice;

/**
 * What {@code tacit solve} found.
 *
 * @param solver the solver that was asked for
 * @param equilibrium the one that is reported: the first that was found, the last of a branch
 * @param distinct all of them, where several starts were asked for
 * @param extrapolation what its flow is extrapolated with, where that was asked for
 * @param followed the branch, where one was asked for
 */
record SolveFindings(
        SolverChoice solver,
        Equilibrium equilibrium,
        Optional<DistinctEquilibria.Result> distinct,
        Optional<Richardson> extrapolation,
        Optional<Followed> followed) {
    private static final int MOST_STARTS = 10_000;

    /** A branch and what was asked for. */
    record Followed(BranchPlan plan, Continuation.Branch branch) {
        boolean toAnEnd() {
            return branch.end() == Continuation.End.REACHED || branch.end() == Continuation.End.RETURNED;
        }
    }

    /** What is to be done, checked before anything is. */
    record Plan(SolverChoice solver, int starts, long seed, TimeOrder order, Optional<BranchPlan> branch) {
        static Plan of(SolveRequest request, EquilibriumProblem problem) {
            Optional<BranchPlan> branch = request.continuation().map(BranchPlan::of);
            branch.ifPresent(plan -> plan.check(problem));
            if (branch.isPresent() && request.starts().isPresent()) {
                throw new InputException("--starts and --continue exclude each other: keep one of them");
            }
            return new Plan(
                    request.solver().map(SolverChoice::of).orElse(SolverChoice.AUTO),
                    request.starts().map(Plan::starts).orElse(1),
                    request.seed(),
                    request.timeOrder().map(Plan::order).orElse(TimeOrder.FIRST),
                    branch);
        }

        private static int starts(String text) {
            double starts = NumberText.parse(text.strip()).orElse(Double.NaN);
            if (!(starts >= 1 && starts <= MOST_STARTS) || starts != Math.rint(starts)) {
                throw new InputException("starts (" + text + ") must be a whole number from 1 to 10,000, e.g. 24");
            }
            return (int) starts;
        }

        private static TimeOrder order(String text) {
            List<String> known = Arrays.stream(TimeOrder.values())
                    .map(EquilibriumSummary::name)
                    .toList();
            if (!known.contains(text)) {
                throw new InputException("time-order (" + text + ") is unknown: " + KnownNames.remedy(text, known));
            }
            return TimeOrder.values()[known.indexOf(text)];
        }

        SolveFindings carryOut(EquilibriumProblem problem, BooleanSupplier cancelled) {
            EquilibriumSolver method = solver.solver(cancelled);
            if (branch.isPresent()) {
                Continuation.Branch found = branch.get().carryOut(problem, method, cancelled);
                Equilibrium last = found.points().isEmpty()
                        ? method.solve(problem)
                        : found.points().getLast().equilibrium();
                return findings(method, last, Optional.empty(), Optional.of(new Followed(branch.get(), found)));
            }
            if (starts == 1) {
                return findings(method, method.solve(problem), Optional.empty(), Optional.empty());
            }
            DistinctEquilibria.Result found = new DistinctEquilibria(method, starts, seed).of(problem);
            Equilibrium first = found.distinct().stream().findFirst().orElseGet(() -> method.solve(problem));
            return findings(method, first, Optional.of(found), Optional.empty());
        }

        private SolveFindings findings(
                EquilibriumSolver method,
                Equilibrium first,
                Optional<DistinctEquilibria.Result> found,
                Optional<Followed> followed) {
            return new SolveFindings(
                    solver,
                    first,
                    found,
                    order == TimeOrder.SECOND ? Optional.of(Richardson.of(first, method)) : Optional.empty(),
                    followed);
        }
    }

    /** The flow and the value function that are shown. */
    EquilibriumPath path() {
        return extrapolation.map(Richardson::path).orElseGet(equilibrium::path);
    }

    /** The equilibrium whose certificates are shown: the finer one, unless the other has already failed. */
    Equilibrium certified() {
        return extrapolation
                .filter(pair -> pair.coarse().worstStatus() == Status.CONVERGED)
                .map(Richardson::fine)
                .orElse(equilibrium);
    }

    /** What to try where the equilibrium has not converged. */
    String remedy() {
        Status status = certified().worstStatus();
        boolean notYet = status == Status.NOT_CONVERGED;
        if (notYet && solver != SolverChoice.AUTO) {
            return "take another solver, such as --solver auto";
        }
        return notYet
                ? "take another solver, such as --solver newton, other starting flows (--starts 8), or more --steps"
                : FitFindings.remedy(status);
    }
}
