package tacit.equilibrium;

import java.util.Optional;
import java.util.function.Supplier;
import tacit.math.Masks;

/* One direction, and another one in the lanes in which it fails; the other is made when it is needed. */
final class RescuedDirection implements NewtonDirection {
    private final NewtonDirection first;
    private final Supplier<NewtonDirection> makeRescue;
    private Optional<NewtonDirection> rescue = Optional.empty();

    RescuedDirection(NewtonDirection first, Supplier<NewtonDirection> rescue) {
        this.first = first;
        this.makeRescue = rescue;
    }

    @Override
    public void solve(NewtonSystem system, boolean[] wanted, double[] direction) {
        boolean[] failed = wanted.clone();
        first.solve(system, wanted, direction);
        for (int lane = 0; lane < wanted.length; lane++) {
            failed[lane] &= !wanted[lane];
        }
        if (Masks.any(failed)) {
            NewtonDirection other = rescue.orElseGet(makeRescue);
            rescue = Optional.of(other);
            other.solve(system, failed, direction);
            for (int lane = 0; lane < wanted.length; lane++) {
                wanted[lane] |= failed[lane];
            }
        }
    }

    @Override
    public SolutionMethod method() {
        return first.method();
    }
}
