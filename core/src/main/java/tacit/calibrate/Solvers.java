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
import tacit.sensitivity.DirectTangent;
import tacit.sensitivity.FlowDependence;
import tacit.sensitivity.FlowDirection;
import tacit.sensitivity.FlowGradient;
import tacit.sensitivity.FlowTangent;
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
    /** Up to so many states, elimination is cheaper for many directions than one Krylov space each. */
    private static final int FEW_STATES = 8;

    /** The same for very many tangents of one solution, which share a factorisation in games of few states. */
    Solvers forManyDirections(int states) {
        return states <= FEW_STATES ? new Solvers(solver, adjoint, new DirectTangent(), order) : this;
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
