package tacit.data;

import java.util.Collection;
import tacit.formula.NearestName;

/** Ends the message about an unknown name with what may be written instead. */
public final class KnownNames {
    /* More names than these hide the one that was meant. */
    private static final int MOST_LISTED = 12;

    private KnownNames() {}

    /** The same, where the names are too many for a message: a command lists them. */
    public static String remedy(String name, Collection<String> known, String command) {
        return NearestName.among(name, known)
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElse("'" + command + "' lists them");
    }

    /** A remedy such as {@code "did you mean 'beta'? (known: beta, gamma)"}. */
    public static String remedy(String name, Collection<String> known) {
        String all = String.join(", ", known);
        return NearestName.among(name, known)
                .map(nearest -> "did you mean '" + nearest + "'?"
                        + (known.size() <= MOST_LISTED ? " (known: " + all + ")" : ""))
                .orElse(known.isEmpty() ? "there are none here" : "known are " + all);
    }
}
