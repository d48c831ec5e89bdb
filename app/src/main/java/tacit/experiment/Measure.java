package tacit.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tacit.data.DataSet;
import tacit.data.InputException;
import tacit.data.NumberText;
import tacit.data.Series;
import tacit.observe.Scale;

/**
 * What the numbers of a data set are, counts or shares, judged by what the experiment says and by the rows that give
 * every state of the game.
 *
 * @param scale what the numbers are divided by to become shares of the population
 * @param note what was decided against the letter of the experiment, to be told to the user
 */
record Measure(Scale scale, Optional<String> note) {
    private static final String REMEDY = "mend the row, or say how large the population is: observe.population";

    /** Decides, or says which row cannot be. */
    static Measure of(DataSet data, List<String> states, ObservationSetting.ScaleSetting setting) {
        var rows = new Rows(data, data.states().containsAll(states));
        return switch (setting) {
            case ObservationSetting.EstimatedScale estimated -> new Measure(Scale.estimated(), Optional.empty());
            case ObservationSetting.Population population -> of(rows, population.size());
        };
    }

    private static Measure of(Rows rows, OptionalDouble declared) {
        boolean shares = rows.fit(1) && (rows.anyComplete() || rows.anyFraction() || declared.isEmpty());
        if (shares) {
            return new Measure(Scale.shares(), note(rows, declared));
        }
        OptionalDouble size = declared.isPresent() ? declared : rows.firstTotal();
        if (size.isEmpty()) {
            throw new InputException(rows.data.name() + ": numbers above 1 are counts: say how large the population is,"
                    + " as with observe.population=763, or observe.scale=estimate");
        }
        rows.require(rows.looksLikeShares() ? 1 : size.getAsDouble());
        return new Measure(Scale.population(size.getAsDouble()), Optional.empty());
    }

    private static Optional<String> note(Rows rows, OptionalDouble declared) {
        if (declared.isPresent() && declared.getAsDouble() != 1) {
            return Optional.of("the data are shares, so the population of " + NumberText.plain(declared.getAsDouble())
                    + " is not used");
        }
        return declared.isPresent() || rows.anyFraction() || rows.anyComplete()
                ? Optional.empty()
                : Optional.of("the data are read as shares: set observe.population if they are counts");
    }

    /* The rows of all trajectories; a row is complete where it gives every state of the game. */
    private record Rows(DataSet data, boolean allStates) {
        private boolean fit(double size) {
            return firstMisfit(size).isEmpty();
        }

        private void require(double size) {
            firstMisfit(size).ifPresent(problem -> {
                throw new InputException(problem);
            });
        }

        private Optional<String> firstMisfit(double size) {
            for (Series series : data.series()) {
                for (int row = 0; row < series.times().length; row++) {
                    double total = total(series, row);
                    boolean tooMuch = total > size * (1 + Scale.SUM_TOLERANCE);
                    boolean tooLittle = complete(series, row) && total < size * (1 - Scale.SUM_TOLERANCE);
                    if (tooMuch || tooLittle) {
                        return Optional.of(message(series, row, total, size));
                    }
                }
            }
            return Optional.empty();
        }

        private String message(Series series, int row, double total, double size) {
            String what = size == 1 ? "shares" : "counts";
            String whole = size == 1 ? "1" : "the population of " + NumberText.plain(size);
            return "%s, line %d: the %s of %s sum to %s, %s %s: %s"
                    .formatted(
                            data.name(),
                            series.lines()[row],
                            what,
                            String.join(", ", data.states()),
                            NumberText.rounded(total),
                            total > size ? "more than" : "less than",
                            whole,
                            REMEDY);
        }

        private boolean anyComplete() {
            return firstTotal().isPresent();
        }

        private OptionalDouble firstTotal() {
            for (Series series : data.series()) {
                for (int row = 0; row < series.times().length; row++) {
                    if (complete(series, row)) {
                        return OptionalDouble.of(total(series, row));
                    }
                }
            }
            return OptionalDouble.empty();
        }

        private boolean anyFraction() {
            return data.series().stream()
                    .flatMapToDouble(series -> Arrays.stream(series.values()))
                    .anyMatch(value -> !Double.isNaN(value) && value != Math.rint(value));
        }

        /* All numbers are at most 1 and some are fractions: nobody counts like that. */
        private boolean looksLikeShares() {
            return anyFraction()
                    && data.series().stream()
                            .flatMapToDouble(series -> Arrays.stream(series.values()))
                            .allMatch(value -> Double.isNaN(value) || value <= 1);
        }

        private boolean complete(Series series, int row) {
            int states = data.states().size();
            for (int state = 0; state < states; state++) {
                if (Double.isNaN(series.values()[row * states + state])) {
                    return false;
                }
            }
            return allStates;
        }

        private double total(Series series, int row) {
            int states = data.states().size();
            double total = 0;
            for (int state = 0; state < states; state++) {
                double value = series.values()[row * states + state];
                total += Double.isNaN(value) ? 0 : value;
            }
            return total;
        }
    }
}
