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
}
