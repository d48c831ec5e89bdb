package tacit.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A function that formulas may call by its name. */
public enum NamedFunction {
    /** {@code exp(a)}. */
    EXP(1),
    /** {@code log(a)}, the natural logarithm. */
    LOG(1),
    /** {@code sqrt(a)}. */
    SQRT(1),
    /** {@code abs(a)}. */
    ABS(1),
    /** {@code min(a, b)}. */
    MIN(2),
    /** {@code max(a, b)}. */
    MAX(2),
    /** {@code tanh(a)}. */
    TANH(1),
    /** {@code sigmoid(a)} {@code = 1/(1 + exp(-a))}. */
    SIGMOID(1),
    /** {@code softplus(a)} {@code = log(1 + exp(a))}. */
    SOFTPLUS(1);

    private final int arity;

    NamedFunction(int arity) {
        this.arity = arity;
    }

    /** The number of arguments. */
    public int arity() {
        return arity;
    }

    /** How the function is written. */
    public String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The function of that name, if there is one. */
    public static Optional<NamedFunction> named(String symbol) {
        return Arrays.stream(values())
                .filter(function -> function.symbol().equals(symbol))
                .findFirst();
    }

    /** The names of all functions. */
    public static List<String> symbols() {
        return Arrays.stream(values()).map(NamedFunction::symbol).toList();
    }
}
