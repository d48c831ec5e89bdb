package tacit.calibrate;

/** What the data say of an unknown. */
public enum Determination {
    /** It has a standard error. */
    ESTIMATED,
    /** It has run to an end of its domain, where the loss no longer feels it. */
    AT_BOUND,
    /** Nothing observed depends on it. */
    WITHOUT_INFLUENCE
}
