package tacit.game;

/** Where in a game file a formula stands, which decides what it may read. */
enum Place {
    RATE("a rate", Reach.EVERYTHING),
    COST("a cost", Reach.EVERYTHING),
    SUM("a sum over the states", Reach.NO_CONTROL),
    TERMINAL_COST("a terminal cost", Reach.NO_CONTROL),
    AGGREGATE("an aggregate", Reach.NO_CONTROL),
    CONDITION("a condition after 'when'", Reach.NO_CONTROL),
    CONTROL_RANGE("the range of the control", Reach.NO_CONTROL),
    PARAMETER_FORMULA("the formula of a parameter", Reach.NO_CONTROL),
    DEFAULT("a default", Reach.STRUCTURE),
    INITIAL("the initial distribution", Reach.STRUCTURE),
    HORIZON("the horizon", Reach.STRUCTURE),
    STATE_NUMBER("the number of a state", Reach.STRUCTURE),
    STATE_RANGE("the range of the states", Reach.SETTINGS),
    STATE_CONDITION("the condition after 'where'", Reach.SETTINGS);

    private enum Reach {
        EVERYTHING,
        NO_CONTROL,
        STRUCTURE,
        SETTINGS
    }

    private final String description;
    private final Reach reach;

    Place(String description, Reach reach) {
        this.description = description;
        this.reach = reach;
    }

    String description() {
        return description;
    }

    /** Whether formulas here may read what the name stands for. */
    boolean reads(Symbol symbol) {
        return switch (symbol.kind()) {
            case SETTING -> reach != Reach.SETTINGS || !symbol.isStateCount();
            case CONTROL -> reach == Reach.EVERYTHING;
            case PARAMETER, INPUT, AGGREGATE, BUILT_IN -> reach == Reach.EVERYTHING || reach == Reach.NO_CONTROL;
            case LIST, STATE, INDEX -> false;
        };
    }

    /** What formulas here may read, for a message. */
    String readable() {
        return switch (reach) {
            case EVERYTHING -> "everything";
            case NO_CONTROL -> "everything but the control";
            case STRUCTURE -> "settings, indices and the number of states d";
            case SETTINGS -> this == STATE_CONDITION ? "settings and coordinates" : "settings";
        };
    }
}
