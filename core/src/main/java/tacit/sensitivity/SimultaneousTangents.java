package tacit.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.LaneNorms;
import tacit.equilibrium.SimultaneousElimination;
import tacit.equilibrium.Status;

/*
 * Tangents in several directions by the elimination of all lanes at once, which does not pivot. As the sweeps are
 * linear, they are asked once, about the sum of all tangents scaled to one size, whether these are right.
 */
final class SimultaneousTangents {
    private final Equilibrium equilibrium;
    private final SimultaneousElimination elimination;
    private final LaneNorms norms;
    private final double[] size;
    private final double[] sum;
    private final double[] constants;
    private final List<double[]> flows = new ArrayList<>();

    /** @param elimination factored at the equilibrium */
    SimultaneousTangents(Equilibrium equilibrium, SimultaneousElimination elimination) {
        this.equilibrium = equilibrium;
        this.elimination = elimination;
        norms = new LaneNorms(equilibrium.problem().states(), equilibrium.lanes());
        size = new double[equilibrium.lanes()];
        sum = new double[equilibrium.fineFlow().length];
        constants = new double[sum.length];
    }

    /** Solves for tangents. */
    List<FlowTangent> tangents(List<FlowDirection> directions) {
        directions.forEach(this::solve);
        return flows.stream().map(this::tangent).toList();
    }

    private void solve(FlowDirection direction) {
        var sweeps = new TangentSweeps(equilibrium, direction.parameters(), direction.initial());
        double[] constant = new double[sum.length];
        double[] x = new double[sum.length];
        sweeps.constant(constant);
        elimination.solve(constant, x);
        norms.size(x, size);
        for (int i = 0; i < x.length; i++) {
            double scale = size[i % size.length];
            sum[i] += scale > 0 ? x[i] / scale : 0;
            constants[i] += scale > 0 ? constant[i] / scale : 0;
        }
        flows.add(sweeps.atGridPoints(x));
    }

    /** The lanes in which those tangents are not right as they are. */
    boolean[] wrong() {
        EquilibriumProblem problem = equilibrium.problem();
        int parameters = problem.grid().points() * problem.parameters().components() * problem.lanes();
        double[] image = new double[sum.length];
        new TangentSweeps(equilibrium, new double[parameters], new double[problem.initial().length]).apply(sum, image);
        for (int i = 0; i < image.length; i++) {
            image[i] += constants[i];
        }
        norms.distance(image, sum, size);
        boolean[] wrong = new boolean[size.length];
        for (int lane = 0; lane < size.length; lane++) {
            wrong[lane] = !(size[lane] <= SimultaneousSolution.TOLERANCE * flows.size())
                    && equilibrium.status(lane) == Status.CONVERGED;
        }
        return wrong;
    }

    private FlowTangent tangent(double[] flow) {
        Status[] status = new Status[size.length];
        Arrays.setAll(status, equilibrium::status);
        int[] iterations = new int[size.length];
        Arrays.fill(iterations, 1);
        return new FlowTangent(LinearSolution.spoil(flow, status), status, iterations);
    }
}
