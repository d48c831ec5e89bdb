package tacit.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tacit.parameter.Unknown;

/*
 * What is known of θ beside the data: a sum of squares of components, or of their differences, that is added to a loss.
 * What the data do not tell then stays where it is, or near its neighbours, instead of running away.
 */
final class Prior {
    /**
     * How far a path may wander over the horizon, one standard deviation in θ: a positive parameter twentyfold, a value
     * of a state by three times its size.
     */
    private static final double WANDER = 3;

    private static final int ITSELF = -1;

    private final List<Square> squares;
    private final double fixed;
    private final double perLoss;

    /** {@code precision/2 (θ_i − θ_other)²}, without the second where it is {@link #ITSELF}. */
    private record Square(int component, int other, double precision) {
        double difference(double[] theta) {
            return theta[component] - (other == ITSELF ? 0 : theta[other]);
        }
    }

    private Prior(List<Square> squares, double fixed, double perLoss) {
        this.squares = squares;
        this.fixed = fixed;
        this.perLoss = perLoss;
    }

    /** {@code ridge/2 ‖θ‖²}. */
    static Prior ridge(int size, double ridge) {
        List<Square> squares = new ArrayList<>();
        for (int c = 0; c < size && ridge > 0; c++) {
            squares.add(new Square(c, ITSELF, 1));
        }
        return new Prior(squares, ridge, 0);
    }

    /**
     * That paths in time are random walks. With a noise of unknown variance, which the loss {@code L} of {@code n}
     * values estimates, their negative log-density {@code R(θ)} joins {@code (n/2) log L}, whose stationary points are
     * those of {@code L + (2 L/n) R} with the {@code L} in brackets held.
     *
     * @param observed the number {@code n} of values behind the loss
     */
    static Prior walk(FitModel model, int observed) {
        double horizon = model.grid().time(model.grid().steps()) - model.grid().time(0);
        List<Unknown> unknowns = model.parameters().unknowns();
        List<Square> squares = new ArrayList<>();
        for (int c = 1; c < unknowns.size(); c++) {
            OptionalDouble time =
                    unknowns.get(c).quantity().timeSince(unknowns.get(c - 1).quantity());
            if (time.isPresent()) {
                squares.add(new Square(c, c - 1, horizon / (time.getAsDouble() * WANDER * WANDER)));
            }
        }
        return new Prior(squares, 0, 2.0 / Math.max(1, observed));
    }

    /** What the squares are multiplied by beside a loss. */
    double weight(double loss) {
        return fixed + perLoss * loss;
    }

    /** The sum of the squares. */
    double value(double[] theta) {
        double sum = 0;
        for (Square square : squares) {
            sum += square.precision() / 2 * square.difference(theta) * square.difference(theta);
        }
        return sum;
    }

    /** Adds the derivatives of the weighted sum to a loss's. */
    void add(double[] theta, double weight, GaussNewton to) {
        int size = theta.length;
        for (Square square : squares) {
            double precision = weight * square.precision();
            int c = square.component();
            int other = square.other();
            double slope = precision * square.difference(theta);
            to.gradient()[c] += slope;
            to.matrix()[c * size + c] += precision;
            if (other != ITSELF) {
                to.gradient()[other] -= slope;
                to.matrix()[other * size + other] += precision;
                to.matrix()[c * size + other] -= precision;
                to.matrix()[other * size + c] -= precision;
            }
        }
    }
}
