package tacit.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/*
 * The one-standard-error rule: of all candidates the first, hence the most parsimonious, whose loss on the trajectories
 * held out exceeds the lowest by no more than the standard error of that excess. The excess is taken trajectory by
 * trajectory, so that what no model explains drops out of it. Source: T. Hastie, R. Tibshirani, J. Friedman, "The
 * Elements of Statistical Learning", 2nd ed., 2009, section 7.10.
 */
final class ModelChoice {
    /** Losses below this share of the data's mean square are those of the equilibria, not of a model. */
    private static final double PRECISION = 1e-18;

    private final List<Fitted> fitted = new ArrayList<>();

    /**
     * A candidate's fit.
     *
     * @param losses of the trajectories held out, as shares of the data's mean square, {@code [trajectory]}; none where
     *     it failed
     */
    record Fitted(Candidate candidate, FitModel model, List<StartResult> starts, Optional<double[]> losses) {
        double loss() {
            return losses.map(each -> Arrays.stream(each).sum()).orElse(Double.POSITIVE_INFINITY);
        }
    }

    void add(Fitted one) {
        fitted.add(one);
    }

    /** Whether one of them misses the trajectories held out by no more than a share of the data's mean square. */
    boolean sufficient(double share) {
        return fitted.stream().anyMatch(one -> one.loss() <= share);
    }

    /** The one that misses the trajectories held out least; empty where none could be fitted. */
    Optional<Fitted> best() {
        return fitted.isEmpty() || fitted.get(lowest()).losses().isEmpty()
                ? Optional.empty()
                : Optional.of(fitted.get(lowest()));
    }

    private int lowest() {
        int lowest = 0;
        for (int i = 1; i < fitted.size(); i++) {
            lowest = fitted.get(i).loss() < fitted.get(lowest).loss() ? i : lowest;
        }
        return lowest;
    }

    Fitted chosen() {
        List<Trial> trials = trials();
        for (int i = 0; i < trials.size(); i++) {
            double precision = PRECISION * fitted.get(i).model().lossUnit();
            if (trials.get(i).excess() <= Math.max(trials.get(i).standardError(), precision)) {
                return fitted.get(i);
            }
        }
        return fitted.get(lowest());
    }

    List<Trial> trials() {
        Fitted best = fitted.get(lowest());
        return fitted.stream().map(one -> trial(one, best)).toList();
    }

    private static Trial trial(Fitted one, Fitted best) {
        double unit = one.model().lossUnit();
        String name = one.candidate().name();
        int size = one.model().size();
        if (one.losses().isEmpty() || best.losses().isEmpty()) {
            return new Trial(name, size, unit * one.loss(), Double.POSITIVE_INFINITY, 0);
        }
        double[] own = one.losses().get();
        double[] lowest = best.losses().get();
        double[] excess = IntStream.range(0, own.length)
                .mapToDouble(i -> own[i] - lowest[i])
                .toArray();
        double sum = Arrays.stream(excess).sum();
        double mean = sum / excess.length;
        double squares = Arrays.stream(excess)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double error = excess.length == 1 ? 0 : Math.sqrt(squares * excess.length / (excess.length - 1));
        return new Trial(name, size, unit * one.loss(), unit * sum, unit * error);
    }
}
