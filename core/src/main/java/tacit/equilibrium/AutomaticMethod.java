package tacit.equilibrium;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/*
 * Cheap iterations first, and Newton's where those are expected to cost more. As long as plain sweeps bring a lane
 * forward fast, nothing is remembered; then they are accelerated. A lane is escalated when, at the pace of its last
 * iterations, it needs more of them than Newton's method is worth, or has had that many. Where Newton's method
 * is stuck, the lane has cheap iterations again, twice as many each time, and then another try from where they lead.
 */
final class AutomaticMethod implements IterationMethod {
    /** Over so many iterations the pace is measured: extrapolation does not gain in each of them. */
    private static final int PACE = 4;

    /** Newton's method is taken to need so many iterations; from a good flow it does not need more. */
    private static final int NEWTON_ITERATIONS = 4;

    private static final int FIRST_RESPITE = 8;

    /** A plain sweep that leaves more than this share of the change is slow. */
    private static final double SLOW = 0.5;

    /** Plain sweeps that leave no more than this share of the change, two of them its square, need no acceleration. */
    private static final double FAST = 0.3;

    private final Function<Iterate, AndersonMethod> makeCheap;
    private final Function<Iterate, IterationMethod> makeStrong;
    private final double tolerance;
    private final double patience;
    private final boolean[] escalated;
    private final int[] respite;
    private final int[] left;
    private final double[][] changes;
    private final boolean[] cheaply;
    private final boolean[] strongly;
    private final boolean[] plainly;
    private final boolean[] remembering;
    private final boolean[] beginning;
    private Optional<AndersonMethod> cheap = Optional.empty();
    private Optional<IterationMethod> strong = Optional.empty();

    AutomaticMethod(
            Function<Iterate, AndersonMethod> cheap,
            Function<Iterate, IterationMethod> strong,
            double tolerance,
            Iterate start) {
        makeCheap = cheap;
        makeStrong = strong;
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
        plainly = new boolean[problem.lanes()];
        remembering = new boolean[problem.lanes()];
        beginning = new boolean[problem.lanes()];
        cheaply = new boolean[problem.lanes()];
        strongly = new boolean[problem.lanes()];
    }

    @Override
    public void propose(Iterate iterate) {
        iterate.respond();
    }

    @Override
    public void move(Iterate iterate, boolean[] moving) {
        boolean anyCheap = false;
        boolean anyStrong = false;
        boolean anyPlain = false;
        for (int lane = 0; lane < moving.length; lane++) {
            if (moving[lane]) {
                choose(lane, iterate.change()[lane]);
            }
            strongly[lane] = moving[lane] && escalated[lane];
            cheaply[lane] = moving[lane] && !escalated[lane] && remembering[lane];
            plainly[lane] = moving[lane] && !escalated[lane] && !remembering[lane];
            anyCheap |= cheaply[lane];
            anyStrong |= strongly[lane];
            anyPlain |= plainly[lane];
        }
        if (anyCheap) {
            AndersonMethod method = cheap.orElseGet(() -> makeCheap.apply(iterate));
            cheap = Optional.of(method);
            begin(method, iterate);
            method.move(iterate, cheaply);
        }
        if (anyStrong) {
            IterationMethod method = strong.orElseGet(() -> makeStrong.apply(iterate));
            strong = Optional.of(method);
            method.move(iterate, strongly);
        }
        if (anyPlain) {
            iterate.accept(plainly);
        }
    }

    /** Hands the lanes over that have just ended with plain sweeps, with the last of those. */
    private void begin(AndersonMethod method, Iterate iterate) {
        for (int lane = 0; lane < beginning.length; lane++) {
            if (beginning[lane]) {
                method.follow(lane, iterate.previous(), iterate.flow(), changes[1][lane]);
                beginning[lane] = false;
            }
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
            if (!remembering[lane] && (change > SLOW * changes[0][lane] || change > FAST * FAST * changes[1][lane])) {
                remembering[lane] = true;
                beginning[lane] = true;
            }
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
                ? PACE * (logarithm(change) - logarithm(tolerance)) / (logarithm(earlier) - logarithm(change))
                : Double.POSITIVE_INFINITY;
    }

    /** To base 2 but for a constant, within 0.09: the bits of a positive number are nearly its logarithm. */
    private static double logarithm(double positive) {
        return Double.doubleToRawLongBits(positive) * 0x1p-52;
    }

    @Override
    public SolutionMethod method(int lane) {
        if (escalated[lane]) {
            return strong.orElseThrow().method(lane);
        }
        return remembering[lane] ? SolutionMethod.ANDERSON : SolutionMethod.PICARD;
    }

    /** A lane whose substeps were planned anew has jumped, which says nothing of its pace. */
    @Override
    public void refine(FineGrid from, FineGrid to, boolean[] anew) {
        for (int lane = 0; lane < escalated.length; lane++) {
            if (anew[lane]) {
                for (double[] row : changes) {
                    row[lane] = Double.POSITIVE_INFINITY;
                }
            }
        }
        cheap.ifPresent(method -> method.refine(from, to, anew));
        strong.ifPresent(method -> method.refine(from, to, anew));
    }
}
