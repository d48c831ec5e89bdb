package tacit.game;

import tacit.formula.SourcePosition;

/**
 * A name of a game file and what it stands for.
 *
 * @param indices how many indices it takes
 */
record Symbol(String name, Kind kind, int indices, SourcePosition position) {
    /** What a name can stand for. */
    enum Kind {
        SETTING("setting"),
        LIST("list setting"),
        STATE("state"),
        INDEX("index of the states"),
        PARAMETER("parameter"),
        INPUT("input"),
        AGGREGATE("aggregate"),
        CONTROL("control"),
        BUILT_IN("built-in name");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** Whether to declare it and never use it is probably a mistake. */
        boolean needsUse() {
            return switch (this) {
                case SETTING, LIST, PARAMETER, INPUT, AGGREGATE, CONTROL -> true;
                case STATE, INDEX, BUILT_IN -> false;
            };
        }
    }

    /** Whether this is the built-in number of states, not a setting of the game. */
    boolean isStateCount() {
        return kind == Kind.SETTING && position.equals(SourcePosition.START);
    }
}
