package tacit.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one most likely stands for. */
public final class NearestName {
    private NearestName() {}

    /**
     * The known name with the smallest edit distance (insertions, deletions, replacements and swaps of neighbours,
     * capitals ignored); the first of equals. Empty where there is no known name.
     */
    public static Optional<String> of(String name, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** A remedy that ends a message: {@code "did you mean 'beta'? (known: beta, gamma)"}. */
    public static String remedy(String name, Collection<String> known) {
        String all = String.join(", ", known);
        return of(name, known)
                .map(nearest -> "did you mean '" + nearest + "'?" + (known.size() > 1 ? " (known: " + all + ")" : ""))
                .orElse("there are none here");
    }

    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] cost, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
    }
}
