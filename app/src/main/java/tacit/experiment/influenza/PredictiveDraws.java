package tacit.experiment.influenza;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tacit.data.InfluenzaSeason;

/* Standard normal draws for the predictions of one season. They come from the season's own name, so that they depend on no
 * other season, and their errors differ from season to season and even out. Each draw has a twin of the opposite sign,
 * which makes medians steadier. */
final class PredictiveDraws {
    private static final int PAIRS = 50;
    /* An odd multiplier of 2^64: seeds that follow each other are far apart from all hash codes. */
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final double[][] unknowns = new double[2 * PAIRS][];
    private final double[][] weeks = new double[2 * PAIRS][];

    PredictiveDraws(long seed, InfluenzaSeason season) {
        var random = new SplittableRandom(seed * ODD + season.name().hashCode());
        for (int i = 0; i < PAIRS; i++) {
            put(2 * i, normal(random, SeasonUnknown.COUNT), this.unknowns);
            put(2 * i, normal(random, season.weeks()), this.weeks);
        }
    }

    private static double[] normal(SplittableRandom random, int count) {
        double[] normal = new double[count];
        for (int i = 0; i < count; i++) {
            normal[i] = random.nextGaussian();
        }
        return normal;
    }

    private static void put(int at, double[] draw, double[][] draws) {
        double[] twin = new double[draw.length];
        for (int i = 0; i < draw.length; i++) {
            twin[i] = -draw[i];
        }
        draws[at] = draw;
        draws[at + 1] = twin;
    }

    int count() {
        return unknowns.length;
    }

    /** Draws from a season's posterior. */
    List<SeasonPoint> of(SeasonFit fit) {
        double[] lower = SmallMatrices.cholesky(SeasonUnknown.COUNT, fit.covariance());
        List<SeasonPoint> points = new ArrayList<>(count());
        for (int draw = 0; draw < count(); draw++) {
            double[] z = SmallMatrices.product(SeasonUnknown.COUNT, lower, unknowns[draw]);
            for (int i = 0; i < z.length; i++) {
                z[i] += fit.point().z()[i];
            }
            points.add(new SeasonPoint(z, fit.point().onset()));
        }
        return points;
    }

    /** The standard normal shock of each week, {@code [week]}; not to be modified. */
    double[] shocks(int draw) {
        return weeks[draw];
    }
}
