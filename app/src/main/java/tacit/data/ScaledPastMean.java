package tacit.data;

import java.util.Arrays;

/** The naive forecast by a {@link PastMean mean of past seasons}, scaled so that the sums of the weeks seen agree. */
public final class ScaledPastMean implements Forecaster {
    private final PastMean mean;

    /** Makes the forecast that scales this mean. */
    public ScaledPastMean(PastMean mean) {
        this.mean = mean;
    }

    @Override
    public String name() {
        return "scaled-" + mean.name();
    }

    @Override
    public double[] forecast(InfluenzaSeason season, int weeksSeen) {
        double[] past = mean.forecast(season, weeksSeen);
        double seen = 0;
        double usual = 0;
        for (int week = 0; week < weeksSeen; week++) {
            if (!Double.isNaN(season.shares()[week])) {
                seen += season.shares()[week];
                usual += past[week];
            }
        }
        double scale = usual > 0 ? seen / usual : 1;
        return Arrays.stream(past).map(share -> scale * share).toArray();
    }
}
