package tacit.data;

import java.util.Arrays;

/** The naive forecast that the last value seen stays; zero where none was seen. */
public final class Persistence implements Forecaster {
    /** Makes the forecast. */
    public Persistence() {}

    @Override
    public String name() {
        return "persistence";
    }

    @Override
    public double[] forecast(InfluenzaSeason season, int weeksSeen) {
        double last = 0;
        for (int week = 0; week < weeksSeen; week++) {
            last = Double.isNaN(season.shares()[week]) ? last : season.shares()[week];
        }
        double[] forecast = new double[season.weeks()];
        Arrays.fill(forecast, last);
        return forecast;
    }
}
