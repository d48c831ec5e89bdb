package tacit.calibrate;

import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumPath;
import tacit.equilibrium.Richardson;
import tacit.equilibrium.Status;
import tacit.equilibrium.Substeps;
import tacit.sensitivity.CoupledEquilibrium;

/** What a fit sees of a solved problem: one equilibrium, or the pair that a flow of second order in time is made of. */
sealed interface Solution {
    /** The flow and the value function at the grid points. */
    EquilibriumPath path();

    /** How a lane ended. */
    Status status(int lane);

    /** The worst status of all lanes. */
    Status worstStatus();

    /** The substeps of the problem as it was posed. */
    Substeps substeps();

    /** The equilibrium that certificates are shown of, the finest there is. */
    Equilibrium equilibrium();

    /** The flow that coupled parameters read, {@code [K+1][d][lane]}; not to be modified. */
    default double[] readFlow() {
        return path().flow();
    }

    /** The equilibrium itself. */
    record Single(Equilibrium equilibrium) implements Solution {
        @Override
        public EquilibriumPath path() {
            return equilibrium.path();
        }

        @Override
        public Status status(int lane) {
            return equilibrium.status(lane);
        }

        @Override
        public Status worstStatus() {
            return equilibrium.worstStatus();
        }

        @Override
        public Substeps substeps() {
            return equilibrium.substeps();
        }
    }

    /** Extrapolated from two equilibria. */
    record Pair(Richardson richardson) implements Solution {
        @Override
        public EquilibriumPath path() {
            return richardson.path();
        }

        @Override
        public Status status(int lane) {
            return richardson.status(lane);
        }

        @Override
        public Status worstStatus() {
            return richardson.worstStatus();
        }

        @Override
        public Substeps substeps() {
            return richardson.coarse().substeps();
        }

        @Override
        public Equilibrium equilibrium() {
            return richardson.fine();
        }
    }

    /** One equilibrium, whose parameters read its own flow. */
    record Coupled(CoupledEquilibrium coupled) implements Solution {
        @Override
        public EquilibriumPath path() {
            return coupled.equilibrium().path();
        }

        @Override
        public Status status(int lane) {
            return coupled.status(lane);
        }

        @Override
        public Status worstStatus() {
            return coupled.worstStatus();
        }

        @Override
        public Substeps substeps() {
            return coupled.equilibrium().substeps();
        }

        @Override
        public Equilibrium equilibrium() {
            return coupled.equilibrium();
        }

        @Override
        public double[] readFlow() {
            return coupled.readFlow();
        }
    }
}
