package tacit.parameter;

import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;

/** Checks a flow that parameters read. */
final class GivenFlow {
    private GivenFlow() {}

    /** @throws IllegalArgumentException where a share is missing, naming its state, point and trajectory */
    static void requireComplete(GridPath flow, String reader) {
        for (int i = 0; i < flow.values().length; i++) {
            if (!Double.isFinite(flow.values()[i])) {
                int stride = flow.components() * flow.lanes();
                throw new IllegalArgumentException("share (" + flow.values()[i] + ") of state "
                        + i % stride / flow.lanes() + " at point " + i / stride + " of trajectory " + i % flow.lanes()
                        + " must be a number: " + reader + " needs every share, so fill the gaps, or take a model of"
                        + " the time");
            }
        }
    }

    /** @throws IllegalArgumentException where the flow is not that of the grid's points */
    static void requirePoints(GridPath flow, TimeGrid grid) {
        if (flow.points() != grid.points()) {
            throw new IllegalArgumentException("flow (" + flow.points() + " points) must have the grid's "
                    + grid.points() + ": give the shares at every point in time");
        }
    }
}
