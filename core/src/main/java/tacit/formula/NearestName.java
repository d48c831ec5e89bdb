package tacit.formula;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that somebody probably meant: the nearest in the number of characters inserted, deleted, replaced or
 * swapped with their neighbour (F. J. Damerau, "A technique for computer detection and correction of spelling errors",
 * CACM 7(3), 1964, in the form that edits no part twice).
 */
public final class NearestName {
    private static final int LONGEST = 60;

    private NearestName() {}

    /**
     * The nearest of the known names, if one is near: no more than a third of the characters differ, or only their
     * case. Of several equally near the first.
     */
    public static Optional<String> among(String name, Collection<String> known) {
        int allowed = name.length() == 1 ? 0 : Math.max(1, name.length() / 3);
        Optional<String> nearest = Optional.empty();
        for (String candidate : known) {
            int distance = candidate.equalsIgnoreCase(name) ? 0 : distance(name, candidate);
            if (distance <= allowed) {
                nearest = Optional.of(candidate);
                allowed = distance - 1;
            }
        }
        return nearest;
    }

    /** The end of a message, {@code ": did you mean 'beta'?"}, or nothing where no known name is near. */
    public static String suggestion(String name, Collection<String> known) {
        return among(name, known)
                .map(nearest -> ": did you mean '" + nearest + "'?")
                .orElse("");
    }

    /** The same, or where no known name is near all of them: {@code ": known are beta, gamma"}. */
    public static String suggestionOrAll(String name, Collection<String> known) {
        String hint = suggestion(name, known);
        return hint.isEmpty() && !known.isEmpty() ? ": known are " + String.join(", ", known) : hint;
    }

    private static int distance(String name, String candidate) {
        if (name.length() > LONGEST || candidate.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        String a = name.toLowerCase(Locale.ROOT);
        String b = candidate.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int edited = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(edited, cost[i - 2][j - 2] + 1) : edited;
    }
}
