package tacit.equilibrium;

/*
 * A direction along a branch, of length 1 in the norm that is the mean over time of the flow's squares plus the square
 * of the position.
 */
record BranchTangent(double[] flow, double position, int points) {
    static BranchTangent of(double[] flow, double position, int points) {
        double length = Math.sqrt(product(flow, flow, points) + position * position);
        double[] scaled = new double[flow.length];
        for (int i = 0; i < flow.length; i++) {
            scaled[i] = flow[i] / length;
        }
        return new BranchTangent(scaled, position / length, points);
    }

    double product(double[] otherFlow, double otherPosition) {
        return product(flow, otherFlow, points) + position * otherPosition;
    }

    double product(BranchTangent other) {
        return product(other.flow, other.position);
    }

    private static double product(double[] a, double[] b, int points) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum / points;
    }

    BranchTangent reversed() {
        double[] other = new double[flow.length];
        for (int i = 0; i < flow.length; i++) {
            other[i] = -flow[i];
        }
        return new BranchTangent(other, -position, points);
    }
}
