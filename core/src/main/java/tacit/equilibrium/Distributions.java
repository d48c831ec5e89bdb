package tacit.equilibrium;

/* Keeps what is made of flows by linear algebra a flow. */
final class Distributions {
    private Distributions() {}

    /**
     * {@code μ + α δ} at each point in time; shares below 0 are set to 0 and the others scaled.
     *
     * @param flow {@code [points][d]}; not modified
     * @param direction of the same size; not modified
     */
    static double[] moved(double[] flow, double[] direction, double length, int states) {
        double[] moved = new double[flow.length];
        for (int point = 0; point < flow.length; point += states) {
            double mass = 0;
            boolean clipped = false;
            for (int i = point; i < point + states; i++) {
                double share = flow[i] + length * direction[i];
                clipped |= share < 0;
                moved[i] = Math.max(share, 0);
                mass += moved[i];
            }
            for (int i = point; clipped && i < point + states; i++) {
                moved[i] /= mass;
            }
        }
        return moved;
    }
}
