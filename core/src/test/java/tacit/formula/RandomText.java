package tacit.formula;

import java.util.random.RandomGenerator;

/** Random texts, from sheer noise to what is almost a formula or a game. */
public final class RandomText {
    private static final String[] PIECES = {
        "+",
        "-",
        "*",
        "/",
        "^",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "->",
        "=",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "..",
        ".",
        "\"",
        "#",
        "\n",
        "\r\n",
        "\r",
        " ",
        "\t",
        "0",
        "1",
        "2.5",
        "1e-3",
        "1e",
        "a",
        "b",
        "x",
        "mu[x]",
        "beta",
        "and",
        "or",
        "not",
        "if(",
        "sum(x : ",
        "exp(",
        "min(",
        "when",
        "in",
        "real",
        "game g\n",
        "states S, I\n",
        "transition S -> I : 1\n",
        "\nparameter ",
        "\ncontrol ",
        "\ncost ",
        "S",
        "I",
        "é",
        "𝛽",
        "\u0000",
        "\uD800",
        "\uFFFF"
    };

    private RandomText() {}

    /** A text of up to 30 pieces. */
    public static String draw(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(1, 30);
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(20) == 0) {
                text.append((char) random.nextInt(0x10000));
            } else {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }

    /** The text with a few pieces inserted, replaced or taken out. */
    public static String mutate(String text, RandomGenerator random) {
        StringBuilder mutated = new StringBuilder(text);
        int changes = random.nextInt(1, 4);
        for (int i = 0; i < changes; i++) {
            int from = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), from + random.nextInt(6));
            mutated.replace(from, to, random.nextBoolean() ? "" : PIECES[random.nextInt(PIECES.length)]);
        }
        return mutated.toString();
    }
}
