package tacit.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The naive forecast that a season goes as past ones did on average, week by week after the onset: those of the same
 * region, or those of all regions.
 */
public final class PastMean implements Forecaster {
    private final String name;
    private final double[] everywhere;
    private final Map<String, double[]> byRegion;

    private PastMean(String name, double[] everywhere, Map<String, double[]> byRegion) {
        this.name = name;
        this.everywhere = everywhere;
        this.byRegion = byRegion;
    }

    /**
     * The mean of the past seasons of the same region; of all regions in weeks in which the region has no value, or no
     * season, in the past.
     *
     * @param past at least one season, all of the same number of weeks
     */
    public static PastMean ofRegion(List<InfluenzaSeason> past) {
        double[] everywhere = mean(past, new double[past.getFirst().weeks()]);
        Map<String, double[]> byRegion = past.stream()
                .collect(Collectors.groupingBy(
                        InfluenzaSeason::region,
                        Collectors.collectingAndThen(Collectors.toList(), some -> mean(some, everywhere))));
        return new PastMean("mean-of-past-seasons", everywhere, byRegion);
    }

    /**
     * The mean of the past seasons of all regions.
     *
     * @param past at least one season, all of the same number of weeks
     */
    public static PastMean ofAllRegions(List<InfluenzaSeason> past) {
        double[] everywhere = mean(past, new double[past.getFirst().weeks()]);
        return new PastMean("mean-of-past-seasons-everywhere", everywhere, Map.of());
    }

    private static double[] mean(List<InfluenzaSeason> seasons, double[] otherwise) {
        double[] mean = new double[otherwise.length];
        Arrays.setAll(
                mean,
                week -> seasons.stream()
                        .mapToDouble(season -> season.shares()[week])
                        .filter(share -> !Double.isNaN(share))
                        .average()
                        .orElse(otherwise[week]));
        return mean;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] forecast(InfluenzaSeason season, int weeksSeen) {
        return byRegion.getOrDefault(season.region(), everywhere).clone();
    }
}
