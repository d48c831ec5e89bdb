package tacit.math;

/** Arrays of yes and no. */
public final class Masks {
    private Masks() {}

    /** Whether some entry is set; {@code mask} is not modified. */
    public static boolean any(boolean[] mask) {
        boolean any = false;
        for (boolean entry : mask) {
            any |= entry;
        }
        return any;
    }
}
