package tacit.sensitivity;

import java.util.function.Function;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.Status;

/**
 * Derivatives through a {@link CoupledEquilibrium}. With {@code S} the derivative of the equilibrium flow by given
 * parameters and {@code G} that of the parameters by the flow, a change {@code δγ} of what is read, beside what the
 * flow itself changes of it, moves the flow by {@code δμ = S (G δμ + δγ)}; so
 *
 * <pre>
 * dL/dγ = Sᵀ x,   (I − Gᵀ Sᵀ) x = ∂L/∂μ,
 * </pre>
 *
 * solved by GMRES, each product with {@code Sᵀ} an {@link Adjoint} of the equilibrium for given parameters. Exact to
 * those adjoints' precision, without a condition of contraction. Systems are solved to 1e-12 of their right-hand sides;
 * a lane in which more than 1e-10 is left ends with {@link Status#NOT_CONVERGED} and NaN derivatives, one whose
 * {@link CoupledEquilibrium} has not converged keeps that one's status. Iterations are those of a single adjoint or
 * tangent. Immutable; one thread at a time may ask about one equilibrium.
 *
 * <p>Source: the implicit function theorem; Y. Saad, M. H. Schultz, "GMRES", SIAM Journal on Scientific and Statistical
 * Computing 7(3), 1986.
 */
public final class CoupledSensitivity {
    private final Adjoint adjoint;
    private final Tangent tangent;

    /** Derivatives by those of equilibria for given parameters. */
    public CoupledSensitivity(Adjoint adjoint, Tangent tangent) {
        this.adjoint = adjoint;
        this.tangent = tangent;
    }

    /**
     * The gradient of {@code L(μ)}; {@link FlowGradient#parameters} is by {@code γ} beside what the flow changes of it,
     * to be pulled back to whatever else the parameters depend on.
     *
     * @param flowCotangent {@code ∂L/∂μ}, {@code [K+1][d][L]}; not modified
     */
    public FlowGradient gradient(CoupledEquilibrium coupled, double[] flowCotangent) {
        Equilibrium equilibrium = coupled.equilibrium();
        LaneSystems systems = new LaneSystems(flowCotangent.length / equilibrium.lanes(), equilibrium.lanes());
        Function<double[], FlowGradient> gradients = adjoint.at(equilibrium);
        double[] x = systems.solve(
                cotangent -> {
                    double[] pulled = new double[cotangent.length];
                    coupled.dependence().pullback(gradients.apply(cotangent).parameters(), pulled);
                    return pulled;
                },
                flowCotangent,
                converged(coupled));
        FlowGradient gradient = gradients.apply(x);
        Status[] status = new Status[equilibrium.lanes()];
        int[] iterations = new int[status.length];
        for (int lane = 0; lane < status.length; lane++) {
            status[lane] = status(coupled, systems, lane).worse(gradient.status(lane));
            iterations[lane] = gradient.iterations(lane);
        }
        return new FlowGradient(
                spoil(gradient.parameters(), status),
                spoil(gradient.initial(), status),
                spoil(gradient.inputs(), status),
                status,
                iterations);
    }

    /**
     * The change of the flow where the parameters change by more than the flow changes of them: {@code δμ} of
     * {@code (I − S G) δμ = S δγ + (∂E/∂μ_0) δμ_0}.
     *
     * @param parameterDirection {@code δγ}, {@code [K+1][p][L]}; not modified
     * @param initialDirection {@code δμ_0}, {@code [d][L]}; not modified
     * @throws IllegalArgumentException where a direction is not of that size
     */
    public FlowTangent tangent(CoupledEquilibrium coupled, double[] parameterDirection, double[] initialDirection) {
        Equilibrium equilibrium = coupled.equilibrium();
        EquilibriumProblem problem = equilibrium.problem();
        Function<FlowDirection, FlowTangent> tangents = tangent.at(equilibrium);
        FlowTangent outside = tangents.apply(new FlowDirection(parameterDirection, initialDirection));
        double[] none = new double[problem.states() * problem.lanes()];
        LaneSystems systems = new LaneSystems(outside.flow().length / equilibrium.lanes(), equilibrium.lanes());
        double[] flow = systems.solve(
                direction -> {
                    double[] change = new double[parameterDirection.length];
                    coupled.dependence().tangent(direction, change);
                    return tangents.apply(new FlowDirection(change, none)).flow();
                },
                outside.flow(),
                converged(coupled));
        Status[] status = new Status[equilibrium.lanes()];
        int[] iterations = new int[status.length];
        for (int lane = 0; lane < status.length; lane++) {
            status[lane] = status(coupled, systems, lane).worse(outside.status(lane));
            iterations[lane] = outside.iterations(lane);
        }
        return new FlowTangent(spoil(flow, status), status, iterations);
    }

    private static boolean[] converged(CoupledEquilibrium coupled) {
        boolean[] converged = new boolean[coupled.equilibrium().lanes()];
        for (int lane = 0; lane < converged.length; lane++) {
            converged[lane] = coupled.status(lane) == Status.CONVERGED;
        }
        return converged;
    }

    private static Status status(CoupledEquilibrium coupled, LaneSystems systems, int lane) {
        if (coupled.status(lane) != Status.CONVERGED) {
            return coupled.status(lane);
        }
        return systems.solved(lane) ? Status.CONVERGED : Status.NOT_CONVERGED;
    }

    private static double[] spoil(double[] array, Status[] status) {
        for (int i = 0; i < array.length; i++) {
            if (status[i % status.length] != Status.CONVERGED) {
                array[i] = Double.NaN;
            }
        }
        return array;
    }
}
