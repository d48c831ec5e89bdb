package tacit.calibrate;

import java.util.List;
import java.util.Optional;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.EquilibriumSolver;
import tacit.equilibrium.Richardson;
import tacit.equilibrium.TimeOrder;
import tacit.sensitivity.Adjoint;
import tacit.sensitivity.CoupledEquilibrium;
import tacit.sensitivity.CoupledSensitivity;
import tacit.sensitivity.CoupledSolver;
import tacit.sensitivity.FlowDependence;
import tacit.sensitivity.FlowDirection;
import tacit.sensitivity.FlowGradient;
import tacit.sensitivity.FlowTangent;
import tacit.sensitivity.KrylovOptions;
import tacit.sensitivity.KrylovTangent;
import tacit.sensitivity.RichardsonAdjoint;
import tacit.sensitivity.RichardsonTangent;
import tacit.sensitivity.Tangent;

/**
 * How equilibria and their derivatives are computed.
 *
 * @param solver finds equilibria
 * @param adjoint gradients of the loss
 * @param tangent sensitivities of the flow
 * @param order the order in time
 */
record Solvers(EquilibriumSolver solver, Adjoint adjoint, Tangent tangent, TimeOrder order) {
    /** Tangents computed together share factorisations and take a few flows of memory each. */
    static final int TANGENTS_TOGETHER = 64;

    /** Up to so many states elimination, shared by all directions, is cheaper than a Krylov space for each. */
    private static final int FEW_STATES = 8;

    /** A step of least squares is no better for directions that are more precise. */
    private static final KrylovOptions ROUGH = new KrylovOptions(1e-6, 40, 400);

    /** The same for the many tangents of a linearisation. */
    Solvers forLinearisation(int states) {
        Tangent rough = states <= FEW_STATES ? tangent : new KrylovTangent(ROUGH);
        return new Solvers(solver, adjoint, rough, order);
    }

    /** Solves a problem, from a solution of the same order near which the new one is looked for. */
    Solution solve(EquilibriumProblem problem, Optional<Solution> near) {
        return switch (order) {
            case FIRST -> {
                Optional<Equilibrium> start = near.map(Solution::equilibrium);
                yield new Solution.Single(
                        start.isPresent() ? solver.solve(problem, start.get()) : solver.solve(problem));
            }
            case SECOND -> {
                yield new Solution.Pair(
                        near.isPresent() && near.get() instanceof Solution.Pair(Richardson pair)
                                ? Richardson.solve(problem, solver, pair)
                                : Richardson.solve(problem, solver));
            }
        };
    }

    /** Solves a problem whose parameters read its own flow; of first order in time only. */
    Solution solve(EquilibriumProblem problem, FlowDependence dependence, Optional<Solution> near) {
        Optional<CoupledEquilibrium> start =
                near.flatMap(other -> other instanceof Solution.Coupled(CoupledEquilibrium coupled)
                        ? Optional.of(coupled)
                        : Optional.empty());
        return new Solution.Coupled(new CoupledSolver(solver, tangent).solve(problem, dependence, start));
    }

    /** The gradient of a loss of a solution's flow. */
    FlowGradient gradient(Solution solution, double[] flowCotangent) {
        return switch (solution) {
            case Solution.Single(Equilibrium equilibrium) -> adjoint.gradient(equilibrium, flowCotangent);
            case Solution.Pair(Richardson pair) -> new RichardsonAdjoint(adjoint).gradient(pair, flowCotangent);
            case Solution.Coupled(CoupledEquilibrium coupled) ->
                new CoupledSensitivity(adjoint, tangent).gradient(coupled, flowCotangent);
        };
    }

    /** The changes of a solution's flow in several directions. */
    List<FlowTangent> tangents(Solution solution, List<FlowDirection> directions) {
        return switch (solution) {
            case Solution.Single(Equilibrium equilibrium) -> tangent.tangents(equilibrium, directions);
            case Solution.Pair(Richardson pair) -> new RichardsonTangent(tangent).tangents(pair, directions);
            case Solution.Coupled(CoupledEquilibrium coupled) ->
                directions.stream()
                        .map(direction -> new CoupledSensitivity(adjoint, tangent)
                                .tangent(coupled, direction.parameters(), direction.initial()))
                        .toList();
        };
    }
}
