package tacit.equilibrium;

import java.util.Arrays;
import tacit.game.TransitionGraph;

/**
 * Linear-quadratic game on the complete graph: {@code f = γ Σ_y ρ_y (a_xy − b)² + c μ_x²} with
 * {@code ρ_y = 1 + κ μ_y}, rates in [0, 100], {@code g_x = s (d−1−x) + c_T μ_x}; parameters γ, s, b, c, κ, c_T.
 */
public final class LinearQuadraticGame extends HandwrittenGame {
    private static final double LARGEST_RATE = 100;
    private final int[] label;

    public LinearQuadraticGame(int d) {
        this(java.util.stream.IntStream.range(0, d).toArray());
    }

    /** The game in which state {@code x} plays the part of {@code label[x]}. */
    public LinearQuadraticGame(int[] label) {
        super("linear-quadratic", complete(label.length), "gamma", "s", "b", "c", "kappa", "c_T");
        this.label = label.clone();
    }

    private static TransitionGraph complete(int d) {
        int[] sources = new int[d * (d - 1)];
        int[] targets = new int[sources.length];
        int edge = 0;
        for (int x = 0; x < d; x++) {
            for (int y = 0; y < d; y++) {
                if (x != y) {
                    sources[edge] = x;
                    targets[edge++] = y;
                }
            }
        }
        return new TransitionGraph(d, sources, targets);
    }

    private record Move(double weight, double rate, boolean free) {}

    private static Move move(Arguments at, int x, int y) {
        double weight = at.gamma()[0] * (1 + at.gamma()[4] * at.mu()[y]);
        double rate = at.gamma()[2] - (at.u()[y] - at.u()[x]) / (2 * weight);
        boolean free = rate > 0 && rate < LARGEST_RATE;
        return new Move(weight, Math.min(Math.max(rate, 0), LARGEST_RATE), free);
    }

    @Override
    protected void evaluate(Arguments at, Answer answer) {
        for (int x = 0; x < graph().states(); x++) {
            answer.h()[x] = at.gamma()[3] * at.mu()[x] * at.mu()[x];
        }
        for (int edge = 0; edge < graph().edges(); edge++) {
            int x = graph().source(edge);
            int y = graph().target(edge);
            Move move = move(at, x, y);
            double off = move.rate() - at.gamma()[2];
            answer.q()[edge] = move.rate();
            answer.h()[x] += move.weight() * off * off + move.rate() * (at.u()[y] - at.u()[x]);
        }
    }

    @Override
    protected void tangent(Arguments at, Arguments dir, Answer derivative) {
        Arrays.fill(derivative.h(), 0);
        for (int x = 0; x < graph().states(); x++) {
            double mu = at.mu()[x];
            derivative.h()[x] = dir.gamma()[3] * mu * mu + 2 * at.gamma()[3] * mu * dir.mu()[x];
        }
        for (int edge = 0; edge < graph().edges(); edge++) {
            int x = graph().source(edge);
            int y = graph().target(edge);
            Move move = move(at, x, y);
            double off = move.rate() - at.gamma()[2];
            double rise = at.u()[y] - at.u()[x];
            double dRise = dir.u()[y] - dir.u()[x];
            double dWeight = dir.gamma()[0] * (1 + at.gamma()[4] * at.mu()[y])
                    + at.gamma()[0] * (dir.gamma()[4] * at.mu()[y] + at.gamma()[4] * dir.mu()[y]);
            derivative.q()[edge] = move.free()
                    ? dir.gamma()[2]
                            - dRise / (2 * move.weight())
                            + rise * dWeight / (2 * move.weight() * move.weight())
                    : 0;
            derivative.h()[x] += dWeight * off * off - 2 * move.weight() * off * dir.gamma()[2] + move.rate() * dRise;
        }
    }

    @Override
    protected void cotangent(Arguments at, Answer seed, Arguments sum) {
        for (int x = 0; x < graph().states(); x++) {
            double mu = at.mu()[x];
            sum.gamma()[3] += seed.h()[x] * mu * mu;
            sum.mu()[x] += seed.h()[x] * 2 * at.gamma()[3] * mu;
        }
        for (int edge = 0; edge < graph().edges(); edge++) {
            int x = graph().source(edge);
            int y = graph().target(edge);
            Move move = move(at, x, y);
            double off = move.rate() - at.gamma()[2];
            double rise = at.u()[y] - at.u()[x];
            double hBar = seed.h()[x];
            double qBar = move.free() ? seed.q()[edge] : 0;
            double riseBar = hBar * move.rate() - qBar / (2 * move.weight());
            double weightBar = hBar * off * off + qBar * rise / (2 * move.weight() * move.weight());
            sum.gamma()[2] += qBar - hBar * 2 * move.weight() * off;
            sum.u()[y] += riseBar;
            sum.u()[x] -= riseBar;
            sum.gamma()[0] += weightBar * (1 + at.gamma()[4] * at.mu()[y]);
            sum.gamma()[4] += weightBar * at.gamma()[0] * at.mu()[y];
            sum.mu()[y] += weightBar * at.gamma()[0] * at.gamma()[4];
        }
    }

    @Override
    protected void terminal(Arguments at, double[] g) {
        for (int x = 0; x < g.length; x++) {
            g[x] = at.gamma()[1] * (g.length - 1 - label[x]) + at.gamma()[5] * at.mu()[x];
        }
    }

    @Override
    protected void terminalTangent(Arguments at, Arguments dir, double[] g) {
        for (int x = 0; x < g.length; x++) {
            g[x] = dir.gamma()[1] * (g.length - 1 - label[x])
                    + dir.gamma()[5] * at.mu()[x]
                    + at.gamma()[5] * dir.mu()[x];
        }
    }

    @Override
    protected void terminalCotangent(Arguments at, double[] seed, Arguments sum) {
        for (int x = 0; x < seed.length; x++) {
            sum.gamma()[1] += seed[x] * (seed.length - 1 - label[x]);
            sum.gamma()[5] += seed[x] * at.mu()[x];
            sum.mu()[x] += seed[x] * at.gamma()[5];
        }
    }
}
