package tacit.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;
import tacit.math.ParallelMap;
import tacit.observe.Trajectories;
import tacit.observe.Trajectory;

/**
 * An epidemic among walkers on a torus, a square whose opposite edges are joined.
 *
 * <p>At first the walkers' places are uniform on the square, the number of infected ones is uniform on the whole
 * numbers from 1 up to, not including, a third of the walkers, that of recovered ones likewise from 0; the infected
 * have just become so. Then in each step, in this order:
 *
 * <ol>
 *   <li>a susceptible walker with {@code n} infected ones nearer than the infection radius becomes infected with
 *       probability {@code 1 − (1 − p)^n};
 *   <li>walkers that have taken part in {@code infectiousSteps} transmissions as infected ones recover, for good;
 *   <li>everybody walks a step, whose length is that of their state, in a direction that is uniform on the circle.
 *       Where {@code fleeRadius} is positive, a susceptible walker goes straight away from the infected one that was
 *       nearest during the transmission, if that was nearer than {@code fleeRadius}.
 * </ol>
 *
 * <p>As all that are infected at first became so together, they recover together, which shows as a jump after
 * {@code infectiousSteps} steps.
 *
 * <p>A step costs O(agents + pairs in neighbouring cells): each infected walker looks for susceptible ones only in the
 * cells around it. Each trajectory draws from a stream of its own, split from one seed in the order of the
 * trajectories, so that it depends neither on the number of threads nor on how many trajectories follow.
 *
 * <p>The model is that of T. Gaskin, G. A. Pavliotis, M. Girolami, "Neural parameter calibration for large-scale
 * multiagent models", PNAS 120(7), 2023, with the settings of Thöni et al., arXiv 2606.23155 (2026).
 */
public final class AgentEpidemic {
    /** The states' names in the order of all counts: susceptible, infected, recovered. */
    public static final List<String> STATES = List.of("S", "I", "R");

    private static final String ALGORITHM = "L64X128MixRandom";
    /* Between two questions whether to go on, each thread works on this many trajectories. */
    private static final int TURNS = 4;

    private final EpidemicSettings settings;
    private final double[] infection;

    /** An epidemic with these settings. */
    public AgentEpidemic(EpidemicSettings settings) {
        this.settings = settings;
        this.infection = infection(settings);
    }

    /** What the epidemic is like. */
    public EpidemicSettings settings() {
        return settings;
    }

    /** The probability of infection by n contacts in a step, n from 0 to the number of walkers. */
    static double[] infection(EpidemicSettings settings) {
        double[] infection = new double[settings.agents() + 1];
        double avoided = 1;
        for (int n = 1; n < infection.length; n++) {
            avoided *= 1 - settings.infectionProbability();
            infection[n] = 1 - avoided;
        }
        return infection;
    }

    /** One trajectory, with the random numbers of a generator. */
    public EpidemicTrajectory run(RandomGenerator random) {
        var walkers = Walkers.scattered(settings, infection, random);
        int[] counts = new int[(settings.steps() + 1) * Walkers.STATES];
        for (int time = 0; time <= settings.steps(); time++) {
            boolean somethingHappens = time > 0 && walkers.count(Walkers.INFECTED) > 0;
            if (somethingHappens) {
                walkers.step();
            }
            for (int state = 0; state < Walkers.STATES; state++) {
                counts[time * Walkers.STATES + state] = walkers.count(state);
            }
        }
        return new EpidemicTrajectory(settings.agents(), counts);
    }

    /** Independent trajectories; as below, without interruption. */
    public List<EpidemicTrajectory> run(int runs, long seed, int threads) {
        return run(runs, seed, threads, done -> true);
    }

    /**
     * Independent trajectories, the same for the same seed whatever the number of threads.
     *
     * @param runs how many trajectories
     * @param seed of all random numbers
     * @param threads how many threads work on them
     * @param proceed is told now and then, on the calling thread, how many trajectories are done, and says whether to
     *     go on; if not, those done so far are returned
     * @throws IllegalArgumentException where {@code runs} or {@code threads} is not positive
     */
    public List<EpidemicTrajectory> run(int runs, long seed, int threads, IntPredicate proceed) {
        if (runs < 1) {
            throw new IllegalArgumentException(
                    "runs (" + runs + ") must be positive: give the number of trajectories, e.g. 300");
        }
        var root = (SplittableGenerator) RandomGeneratorFactory.of(ALGORITHM).create(seed);
        var trajectories = new ArrayList<EpidemicTrajectory>(runs);
        try (var map = new ParallelMap(threads)) {
            boolean goOn = true;
            while (goOn && trajectories.size() < runs) {
                int count = (int) Math.min((long) TURNS * threads, runs - trajectories.size());
                var streams = new ArrayList<SplittableGenerator>(count);
                for (int i = 0; i < count; i++) {
                    streams.add(root.split());
                }
                trajectories.addAll(map.map(count, i -> run(streams.get(i))));
                goOn = proceed.test(trajectories.size());
            }
        }
        return List.copyOf(trajectories);
    }

    /**
     * Trajectories as data to calibrate against: the shares of all three states at times 0, 1, 2, …; the trajectories
     * are named 1, 2, 3, …
     *
     * @throws IllegalArgumentException where there are none
     */
    public static Trajectories observed(List<EpidemicTrajectory> trajectories) {
        var observed = new ArrayList<Trajectory>(trajectories.size());
        for (EpidemicTrajectory trajectory : trajectories) {
            double[] times = new double[trajectory.points()];
            double[] shares = new double[trajectory.counts().length];
            for (int i = 0; i < shares.length; i++) {
                times[i / Walkers.STATES] = i / Walkers.STATES;
                shares[i] = trajectory.share(i / Walkers.STATES, i % Walkers.STATES);
            }
            observed.add(new Trajectory(Integer.toString(observed.size() + 1), times, shares));
        }
        return new Trajectories(STATES, observed);
    }
}
