package tacit.report;

import java.util.List;

/**
 * What the reader must know beyond the numbers: warnings and what the data cannot tell.
 *
 * @param findings in the order in which they are shown
 */
public record Findings(List<Finding> findings) implements Block {
    /**
     * One finding.
     *
     * @param severity how bad it is
     * @param text what is the case
     * @param remedy what to do about it; may be empty
     */
    public record Finding(Severity severity, String text, String remedy) {}

    /** Copies the list. */
    public Findings {
        findings = List.copyOf(findings);
    }
}
