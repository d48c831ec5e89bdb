package tacit.experiment.influenza;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import tacit.data.InfluenzaSeason;
import tacit.data.InfluenzaSeasons;
import tacit.data.MmwrWeek;

/** Made-up seasons. */
final class Seasons {
    static final Noise NOISE = new Noise(0.03, 0.5, 0.01);

    private Seasons() {}

    /** The z of values in the order of the unknowns. */
    static double[] z(double... values) {
        double[] z = new double[values.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = SeasonUnknown.values()[i].inverse(values[i]);
        }
        return z;
    }

    /** A prior of seasons that peak some eight weeks after their onset. */
    static SeasonPrior prior() {
        double[] covariance = new double[SeasonUnknown.COUNT * SeasonUnknown.COUNT];
        double[] spreads = {0.1, 0.1, 0.5, 0.4, 0.1, 0.4};
        for (int i = 0; i < spreads.length; i++) {
            covariance[i * (SeasonUnknown.COUNT + 1)] = spreads[i] * spreads[i];
        }
        return new SeasonPrior(z(1.8, 1.3, 2, 0.003, 0.2, 8), covariance, NOISE);
    }

    /** Seasons drawn from {@link #prior}, with its noise; in every fifth some weeks are missing. */
    static List<InfluenzaSeason> drawn(int count, int year, long seed) {
        var random = new SplittableRandom(seed);
        var curves = new SeasonCurves(InfluenzaSeasons.WEEKS);
        SeasonPrior prior = prior();
        var points = new ArrayList<SeasonPoint>();
        for (int i = 0; i < count; i++) {
            double[] z = prior.mean().clone();
            for (int j = 0; j < z.length; j++) {
                z[j] += prior.spread(SeasonUnknown.values()[j]) * random.nextGaussian();
            }
            points.add(new SeasonPoint(z, random.nextInt(4, 14)));
        }
        double[][] shares = curves.shares(points);
        var seasons = new ArrayList<InfluenzaSeason>();
        for (int i = 0; i < count; i++) {
            disturb(shares[i], random);
            if (i % 5 == 0) {
                Arrays.fill(shares[i], 14, 17, Double.NaN);
            }
            MmwrWeek onset = new MmwrWeek(year, InfluenzaSeasons.FIRST_WEEK)
                    .plus(points.get(i).onset());
            double[] specimens = new double[shares[i].length];
            Arrays.fill(specimens, 100);
            seasons.add(new InfluenzaSeason("Region " + i, year, onset, shares[i], specimens));
        }
        return seasons;
    }

    private static void disturb(double[] shares, SplittableRandom random) {
        double difference = 0;
        for (int week = 0; week < shares.length; week++) {
            double rho = week == 0 ? 0 : NOISE.rho();
            difference = rho * difference + NOISE.sigma() * Math.sqrt(1 - rho * rho) * random.nextGaussian();
            shares[week] = NOISE.share(NOISE.root(shares[week]) + difference);
        }
    }
}
