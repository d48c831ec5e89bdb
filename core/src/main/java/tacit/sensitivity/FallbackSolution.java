package tacit.sensitivity;

import java.util.List;
import java.util.function.Function;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.Status;
import tacit.math.Masks;

/* x = A(x) by one method after the other, each for the lanes in which those before it have failed. */
final class FallbackSolution extends LinearSolution {
    private final List<Function<boolean[], LinearSolution>> methods;

    /** Prepares; each method is made for the lanes that are left. */
    FallbackSolution(Equilibrium equilibrium, List<Function<boolean[], LinearSolution>> methods) {
        super(equilibrium);
        this.methods = methods;
    }

    @Override
    double[] run(AffineMap map, int rows) {
        boolean[] left = converged();
        double[] x = {};
        boolean mixed = false;
        for (Function<boolean[], LinearSolution> make : methods) {
            if (x.length == 0 || Masks.any(left)) {
                mixed = x.length > 0;
                LinearSolution method = make.apply(left.clone());
                x = together(x, method.run(map, rows), left);
                take(method, left);
            }
        }
        if (mixed) {
            map.apply(x, new double[x.length]);
        }
        return x;
    }

    private static double[] together(double[] x, double[] found, boolean[] lanes) {
        if (x.length == 0) {
            return found;
        }
        for (int lane = 0; lane < lanes.length; lane++) {
            for (int i = lane; i < x.length && lanes[lane]; i += lanes.length) {
                x[i] = found[i];
            }
        }
        return x;
    }

    private void take(LinearSolution method, boolean[] left) {
        for (int lane = 0; lane < left.length; lane++) {
            if (left[lane]) {
                status[lane] = method.status()[lane];
                iterations[lane] += method.iterations()[lane];
                left[lane] = status[lane] != Status.CONVERGED;
            }
        }
    }
}
