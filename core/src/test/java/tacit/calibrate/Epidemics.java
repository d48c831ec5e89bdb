package tacit.calibrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tacit.equilibrium.DampedPicard;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.TimeGrid;
import tacit.game.GameFactory;
import tacit.game.GameOptions;
import tacit.game.GameParser;
import tacit.game.MeanFieldGame;
import tacit.kernel.KernelCompiler;
import tacit.observe.Trajectories;

/** The epidemic, as the game file declares it: parameters beta, gamma, c_alpha, c_I; states S, I, R. */
final class Epidemics {
    static final MeanFieldGame GAME = load();

    /** Boys in bed on days 0 to 13, of 763; BMJ 1978, 1:587. */
    static final double[] IN_BED = {3, 8, 26, 76, 225, 298, 258, 233, 189, 128, 68, 29, 14, 4};

    private Epidemics() {}

    private static MeanFieldGame load() {
        try (InputStream file = MeanFieldGame.class.getResourceAsStream("/tacit/catalogue/epidemic.game")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return GameFactory.make(GameParser.parse(text), GameOptions.NONE, new KernelCompiler());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static EquilibriumProblem problem(TimeGrid grid, double infected, double... parameters) {
        return EquilibriumProblem.nash(GAME, grid, new double[] {1 - infected, infected, 0}, parameters);
    }

    static double[] range(int count, double step) {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = step * i;
        }
        return times;
    }

    /** What the equilibrium of a one-lane problem shows of S and I at every {@code stride}-th grid point. */
    static Trajectories seen(EquilibriumProblem problem, int stride) {
        double[] flow = new DampedPicard().solve(problem).orElseThrow().flow();
        int count = problem.grid().steps() / stride + 1;
        double[] times = new double[count];
        double[] values = new double[2 * count];
        for (int i = 0; i < count; i++) {
            times[i] = problem.grid().time(i * stride);
            values[2 * i] = flow[i * stride * 3];
            values[2 * i + 1] = flow[i * stride * 3 + 1];
        }
        return Trajectories.of(List.of("S", "I"), times, values);
    }
}
