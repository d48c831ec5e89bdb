package tacit.sensitivity;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.Status;

/* x = A(x) by one method after the other, each for the lanes in which those before it have failed. */
final class FallbackSolution implements LinearSolution {
    private final List<Function<boolean[], LinearSolution>> methods;
    private final Status[] status;
    private final int[] iterations;

    /** Prepares; each method is made for the lanes that are left. */
    FallbackSolution(Equilibrium equilibrium, List<Function<boolean[], LinearSolution>> methods) {
        this.methods = methods;
        status = new Status[equilibrium.lanes()];
        Arrays.setAll(status, equilibrium::status);
        iterations = new int[status.length];
    }

    @Override
    public double[] run(AffineMap map, int rows) {
        boolean[] left = new boolean[status.length];
        for (int lane = 0; lane < left.length; lane++) {
            left[lane] = status[lane] == Status.CONVERGED;
        }
        double[] x = {};
        boolean mixed = false;
        for (Function<boolean[], LinearSolution> make : methods) {
            if (x.length == 0 || any(left)) {
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

    private static boolean any(boolean[] lanes) {
        boolean any = false;
        for (boolean lane : lanes) {
            any |= lane;
        }
        return any;
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

    @Override
    public Status[] status() {
        return status;
    }

    @Override
    public int[] iterations() {
        return iterations;
    }
}
