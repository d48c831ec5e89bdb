package tacit.experiment;

import java.util.Arrays;
import java.util.List;
import tacit.simulate.AgentEpidemic;
import tacit.simulate.EpidemicTrajectory;

/**
 * What many trajectories of one epidemic have in common. States are numbered as in {@link AgentEpidemic#STATES}.
 *
 * @param trajectories at least one, all of the same length
 */
public record EpidemicEnsemble(List<EpidemicTrajectory> trajectories) {
    private static final int INFECTED = AgentEpidemic.STATES.indexOf("I");

    /** Copies the list. */
    public EpidemicEnsemble {
        trajectories = List.copyOf(trajectories);
    }

    /** The time of the last point. */
    public int last() {
        return trajectories.getFirst().points() - 1;
    }

    /** The mean share of a state at a time. */
    public double mean(int time, int state) {
        return trajectories.stream()
                .mapToDouble(one -> one.share(time, state))
                .average()
                .orElseThrow();
    }

    /** The share of a state at a time that this part of the trajectories does not exceed. */
    public double quantile(int time, int state, double part) {
        double[] shares = trajectories.stream()
                .mapToDouble(one -> one.share(time, state))
                .sorted()
                .toArray();
        return shares[(int) Math.round(part * (shares.length - 1))];
    }

    /** The mean of the greatest share of infected walkers. */
    public double meanPeak() {
        return Arrays.stream(peaks()).average().orElseThrow();
    }

    /** The standard deviation of the greatest share of infected walkers; not a number for a single trajectory. */
    public double peakDeviation() {
        double mean = meanPeak();
        double squares = 0;
        for (double peak : peaks()) {
            squares += (peak - mean) * (peak - mean);
        }
        return trajectories.size() == 1 ? Double.NaN : Math.sqrt(squares / (trajectories.size() - 1));
    }

    /** The mean time at which the share of infected walkers is first at its greatest. */
    public double meanPeakTime() {
        return trajectories.stream()
                .mapToInt(EpidemicEnsemble::peakTime)
                .average()
                .orElseThrow();
    }

    /** How many trajectories have infected walkers at last. */
    public int unfinished() {
        return (int) trajectories.stream()
                .filter(one -> one.count(last(), INFECTED) > 0)
                .count();
    }

    private double[] peaks() {
        return trajectories.stream()
                .mapToDouble(one -> one.share(peakTime(one), INFECTED))
                .toArray();
    }

    private static int peakTime(EpidemicTrajectory one) {
        int greatest = 0;
        for (int time = 1; time < one.points(); time++) {
            greatest = one.count(time, INFECTED) > one.count(greatest, INFECTED) ? time : greatest;
        }
        return greatest;
    }
}
