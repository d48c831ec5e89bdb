package tacit.game;

import tacit.formula.SourcePosition;

/** Something in a game file that is allowed and probably not meant. */
public record GameWarning(SourcePosition position, String message) {
    @Override
    public String toString() {
        return position + ": " + message;
    }
}
