package tacit.equilibrium;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/*
 * Cheap iterations first, and Newton's where those are expected to cost more. A lane is escalated when, at the pace of
 * its last iterations, it needs more of them than Newton's method is worth, or has had that many. Where Newton's method
 * is stuck, the lane has cheap iterations again, twice as many each time, and then another try from where they lead.
 */
final class AutomaticMethod implements IterationMethod {
    /** Over so many iterations the pace is measured: extrapolation does not gain in each of them. */
    private static final int PACE = 4;

    /** Newton's method is taken to need so many iterations; from a good flow it does not need more. */
    private static final int NEWTON_ITERATIONS = 4;

    private static final int FIRST_RESPITE = 8;

    private final AndersonMethod cheap;
    private final Function<Iterate, IterationMethod> makeStrong;
    private final double tolerance;
    private final double patience;
    private final boolean[] escalated;
    private final int[] respite;
    private final int[] left;
    private final double[][] changes;
    private final boolean[] cheaply;
    private final boolean[] strongly;
    private Optional<IterationMethod> strong = Optional.empty();

    AutomaticMethod(AndersonMethod cheap, Function<Iterate, IterationMethod> strong, double tolerance, Iterate start) {
        this.cheap = cheap;
        this.makeStrong = strong;
        this.tolerance = tolerance;
        EquilibriumProblem problem = start.grid().problem();
        patience = NEWTON_ITERATIONS * NewtonCost.cheapest(problem);
        escalated = new boolean[problem.lanes()];
        respite = new int[problem.lanes()];
        Arrays.fill(respite, FIRST_RESPITE);
        left = new int[problem.lanes()];
        Arrays.fill(left, (int) patience);
        changes = new double[PACE][problem.lanes()];
        for (double[] row : changes) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        cheaply = new boolean[problem.lanes()];
        strongly = new boolean[problem.lanes()];
    }

    @Override
    public void propose(Iterate iterate) {
        iterate.respond();
    }

    @Override
    public void move(Iterate iterate, boolean[] moving) {
        boolean any = false;
        for (int lane = 0; lane < moving.length; lane++) {
            if (moving[lane]) {
                choose(lane, iterate.change()[lane]);
            }
            cheaply[lane] = moving[lane] && !escalated[lane];
            strongly[lane] = moving[lane] && escalated[lane];
            any |= strongly[lane];
        }
        cheap.move(iterate, cheaply);
        if (any) {
            IterationMethod method = strong.orElseGet(() -> makeStrong.apply(iterate));
            strong = Optional.of(method);
            method.move(iterate, strongly);
        }
    }

    private void choose(int lane, double change) {
        if (escalated[lane]) {
            if (strong.orElseThrow().stuck(lane).isPresent()) {
                escalated[lane] = false;
                left[lane] = respite[lane];
                respite[lane] *= 2;
            }
        } else {
            left[lane]--;
            escalated[lane] = left[lane] < 0 || expected(lane, change) > patience;
        }
        for (int i = PACE - 1; i > 0; i--) {
            changes[i][lane] = changes[i - 1][lane];
        }
        changes[0][lane] = change;
    }

    /** How many cheap iterations are left at the present pace; none where it is not known yet. */
    private double expected(int lane, double change) {
        double earlier = changes[PACE - 1][lane];
        if (earlier == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return change < earlier
                ? PACE * StrictMath.log(change / tolerance) / StrictMath.log(earlier / change)
                : Double.POSITIVE_INFINITY;
    }

    @Override
    public SolutionMethod method(int lane) {
        return strong.filter(method -> escalated[lane])
                .map(method -> method.method(lane))
                .orElse(cheap.method(lane));
    }

    @Override
    public void refine(FineGrid from, FineGrid to) {
        cheap.refine(from, to);
        strong.ifPresent(method -> method.refine(from, to));
    }
}
