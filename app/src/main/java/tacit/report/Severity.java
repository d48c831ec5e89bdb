package tacit.report;

/** How good or bad the news is that a finding, a fact or a whole report brings. */
public enum Severity {
    /** Checked and in order. */
    GOOD,
    /** Neither good nor bad. */
    NOTE,
    /** To be read before the numbers are used. */
    WARNING,
    /** The result must not be used as it stands. */
    FAILURE
}
