package tacit.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import tacit.data.InputException;
import tacit.data.KnownNames;
import tacit.equilibrium.Anderson;
import tacit.equilibrium.Automatic;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.EquilibriumSolver;
import tacit.equilibrium.Newton;
import tacit.equilibrium.NewtonKrylov;

/** The solvers by the names under which they are asked for. */
public enum SolverChoice {
    /** Anderson-accelerated sweeps, and Newton's method where those do not do. */
    AUTO {
        @Override
        public EquilibriumSolver solver(BooleanSupplier cancelled) {
            return new Automatic().cancelledWhen(cancelled);
        }
    },
    /** Damped fixed-point iteration. */
    PICARD {
        @Override
        public EquilibriumSolver solver(BooleanSupplier cancelled) {
            return new DampedPicard().cancelledWhen(cancelled);
        }
    },
    /** Accelerated fixed-point iteration. */
    ANDERSON {
        @Override
        public EquilibriumSolver solver(BooleanSupplier cancelled) {
            return new Anderson().cancelledWhen(cancelled);
        }
    },
    /** Newton's method by block elimination. */
    NEWTON {
        @Override
        public EquilibriumSolver solver(BooleanSupplier cancelled) {
            return new Newton().cancelledWhen(cancelled);
        }
    },
    /** Newton's method by a Krylov method, for thousands of states. */
    NEWTON_KRYLOV {
        @Override
        public EquilibriumSolver solver(BooleanSupplier cancelled) {
            return new NewtonKrylov().cancelledWhen(cancelled);
        }
    };

    /** The solver with its usual options, which ends as soon as the condition holds. */
    public abstract EquilibriumSolver solver(BooleanSupplier cancelled);

    /** The choice of that name. */
    public static SolverChoice of(String name) {
        for (SolverChoice choice : values()) {
            if (choice.toString().equals(name)) {
                return choice;
            }
        }
        throw new InputException("solver (" + name + ") is unknown: " + KnownNames.remedy(name, names()));
    }

    private static List<String> names() {
        return Arrays.stream(values()).map(SolverChoice::toString).toList();
    }

    @Override
    public String toString() {
        return Section.kebab(this);
    }
}
