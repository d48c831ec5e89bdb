package tacit.report;

import java.util.List;

/**
 * Names with values: certificates, settings, provenance.
 *
 * @param facts in the order in which they are shown
 */
public record Facts(List<Fact> facts) implements Block {
    /**
     * One fact.
     *
     * @param name what it is called, as in {@code summary.json} where it stands there too
     * @param value its value with its unit
     * @param explanation what it means, in a line; may be empty
     * @param severity {@link Severity#NOTE} for a plain fact; others put a mark beside the value
     */
    public record Fact(String name, String value, String explanation, Severity severity) {
        /** A plain name and value. */
        public static Fact of(String name, String value) {
            return new Fact(name, value, "", Severity.NOTE);
        }
    }

    /** Copies the list. */
    public Facts {
        facts = List.copyOf(facts);
    }
}
