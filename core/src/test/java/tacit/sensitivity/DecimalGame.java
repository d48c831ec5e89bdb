package tacit.sensitivity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * A game in decimal arithmetic, written by hand from its formulas: an oracle that shares nothing with the library, not
 * even the precision.
 */
interface DecimalGame {
    /** So many digits that differences over 1e-10 of solutions to 1e-30 leave some nineteen. */
    MathContext PRECISION = new MathContext(40);

    /** The number of states. */
    int states();

    /**
     * Writes the Hamiltonian and the rates.
     *
     * @param h {@code [d]}; overwritten
     * @param q {@code [from][to]}; overwritten off its diagonal
     * @return how far the nearest control is from a bound, other than one that stays there whatever changes
     */
    BigDecimal answer(BigDecimal[] u, BigDecimal[] mu, Map<String, BigDecimal> gamma, BigDecimal[] h, BigDecimal[][] q);

    /** The terminal cost of a state. */
    BigDecimal terminal(int x, BigDecimal[] mu, Map<String, BigDecimal> gamma);

    private static BigDecimal value(Map<String, BigDecimal> gamma, String name) {
        return Objects.requireNonNull(gamma.get(name), name);
    }

    static BigDecimal of(double number) {
        return new BigDecimal(number);
    }

    static BigDecimal plus(BigDecimal a, BigDecimal b) {
        return a.add(b, PRECISION);
    }

    static BigDecimal minus(BigDecimal a, BigDecimal b) {
        return a.subtract(b, PRECISION);
    }

    static BigDecimal times(BigDecimal a, BigDecimal b) {
        return a.multiply(b, PRECISION);
    }

    static BigDecimal over(BigDecimal a, BigDecimal b) {
        return a.divide(b, PRECISION);
    }

    /** A control, its bound included where it would lie beyond, and how far it is from the nearest bound. */
    record Clipped(BigDecimal value, BigDecimal margin) {
        static Clipped of(BigDecimal free, double lower, double upper) {
            BigDecimal low = DecimalGame.of(lower);
            BigDecimal high = DecimalGame.of(upper);
            BigDecimal margin = minus(free, low).abs().min(minus(high, free).abs());
            return new Clipped(free.max(low).min(high), margin);
        }
    }

    /**
     * Jumps on a complete graph at rates in [0, 100], the price of moving {@code γ}, or, where γ is not among the
     * parameters, {@code 0.1 + 2.9 μ_0}.
     */
    record LinearQuadratic(int states) implements DecimalGame {
        @Override
        public BigDecimal answer(
                BigDecimal[] u, BigDecimal[] mu, Map<String, BigDecimal> gamma, BigDecimal[] h, BigDecimal[][] q) {
            BigDecimal margin = BigDecimal.TEN;
            BigDecimal price = times(DecimalGame.value(gamma, "w"), price(mu, gamma));
            for (int x = 0; x < states; x++) {
                h[x] = times(DecimalGame.value(gamma, "c"), mu[x]);
                for (int y = 0; y < states; y++) {
                    if (x != y) {
                        BigDecimal weight =
                                times(price, plus(BigDecimal.ONE, times(DecimalGame.value(gamma, "kappa"), mu[y])));
                        BigDecimal rise = minus(u[y], u[x]);
                        BigDecimal pull = over(rise, times(BigDecimal.TWO, weight));
                        Clipped rate = Clipped.of(minus(DecimalGame.value(gamma, "b"), pull), 0, 100);
                        BigDecimal off = minus(rate.value(), DecimalGame.value(gamma, "b"));
                        h[x] = plus(h[x], plus(times(weight, times(off, off)), times(rate.value(), rise)));
                        q[x][y] = rate.value();
                        margin = margin.min(rate.margin());
                    }
                }
            }
            return margin;
        }

        private static BigDecimal price(BigDecimal[] mu, Map<String, BigDecimal> gamma) {
            return gamma.containsKey("gamma")
                    ? DecimalGame.value(gamma, "gamma")
                    : plus(DecimalGame.of(0.1), times(DecimalGame.of(2.9), mu[0]));
        }

        @Override
        public BigDecimal terminal(int x, BigDecimal[] mu, Map<String, BigDecimal> gamma) {
            BigDecimal slope = times(DecimalGame.value(gamma, "s"), BigDecimal.valueOf(states - 1L - x));
            return plus(slope, times(DecimalGame.value(gamma, "c_T"), mu[x]));
        }
    }

    /** Susceptible, infected, recovered, with voluntary avoidance. */
    record Epidemic() implements DecimalGame {
        @Override
        public int states() {
            return 3;
        }

        @Override
        public BigDecimal answer(
                BigDecimal[] u, BigDecimal[] mu, Map<String, BigDecimal> gamma, BigDecimal[] h, BigDecimal[][] q) {
            BigDecimal force = times(DecimalGame.value(gamma, "beta"), mu[1]);
            BigDecimal rise = minus(u[1], u[0]);
            BigDecimal avoided = over(times(force, rise), DecimalGame.value(gamma, "c_alpha"));
            Clipped effort = Clipped.of(minus(BigDecimal.ONE, avoided), 0, 1);
            BigDecimal avoidance = minus(BigDecimal.ONE, effort.value());
            for (BigDecimal[] row : q) {
                Arrays.fill(row, BigDecimal.ZERO);
            }
            q[0][1] = times(force, effort.value());
            q[1][2] = DecimalGame.value(gamma, "gamma");
            BigDecimal paid =
                    times(DecimalGame.value(gamma, "c_alpha"), over(times(avoidance, avoidance), BigDecimal.TWO));
            h[0] = plus(paid, times(q[0][1], rise));
            h[1] = plus(DecimalGame.value(gamma, "c_I"), times(q[1][2], minus(u[2], u[1])));
            h[2] = BigDecimal.ZERO;
            return rise.signum() == 0 ? BigDecimal.TEN : effort.margin();
        }

        @Override
        public BigDecimal terminal(int x, BigDecimal[] mu, Map<String, BigDecimal> gamma) {
            return BigDecimal.ZERO;
        }
    }
}
