package tacit.sensitivity;

/* An affine map whose fixed point is wanted, lane by lane. */
interface AffineMap {
    /**
     * Applies the map.
     *
     * @param from {@code [row][L]}; not modified
     * @param to {@code [row][L]}; overwritten
     */
    void apply(double[] from, double[] to);

    /** What the map makes of 0; {@code to} is overwritten. */
    default void constant(double[] to) {
        apply(new double[to.length], to);
    }
}
