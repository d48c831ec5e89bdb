package tacit.math;

import java.util.Arrays;

/**
 * Restarted GMRES for one linear system {@code A x = b}, whose products {@code A v} the caller computes: as long as
 * {@link #running}, multiply {@link #direction} and hand the product to {@link #accept}. From {@code x = 0} it
 * minimises {@code ‖b − A x‖₂} over a Krylov space of at most {@code window} directions and starts again from there.
 * The residual that ends it is computed, not estimated: each start costs one product more.
 *
 * <p>Memory is {@code window + 4} vectors. Orthogonalisation is modified Gram–Schmidt, sums are taken in a fixed order,
 * and nothing is allocated after construction.
 *
 * <p>Source: Y. Saad, M. H. Schultz, "GMRES: a generalized minimal residual algorithm for solving nonsymmetric linear
 * systems", SIAM Journal on Scientific and Statistical Computing 7(3), 1986.
 */
public final class Gmres {
    /** A start that leaves more than this share of the residual has stagnated. */
    private static final double STAGNATION = 0.9;

    private final int size;
    private final int window;
    private final double[][] basis;
    private final double[][] triangle;
    private final double[] cosine;
    private final double[] sine;
    private final double[] rotated;
    private final double[] b;
    private final double[] x;
    private double goal;
    private double norm;
    private double residual;
    private int products;
    private int mostProducts;
    private int column;
    private boolean checking;
    private boolean running;

    /**
     * Allocates for systems of one size.
     *
     * @param size number of unknowns
     * @param window most directions of a Krylov space
     */
    public Gmres(int size, int window) {
        this.size = size;
        this.window = window;
        basis = new double[window + 1][size];
        triangle = new double[window][window + 1];
        cosine = new double[window];
        sine = new double[window];
        rotated = new double[window + 1];
        b = new double[size];
        x = new double[size];
    }

    /** The number of unknowns. */
    public int size() {
        return size;
    }

    /**
     * Begins with a right-hand side.
     *
     * @param right {@code b}, {@code [size]} or longer; not modified
     * @param tolerance the residual that is wanted, relative to {@code ‖b‖₂}
     * @param limit most products
     */
    public void begin(double[] right, double tolerance, int limit) {
        System.arraycopy(right, 0, b, 0, size);
        Arrays.fill(x, 0);
        System.arraycopy(b, 0, basis[0], 0, size);
        norm = Vectors.norm(b);
        goal = tolerance * norm;
        residual = norm;
        products = 0;
        mostProducts = limit;
        running = norm > 0 && Double.isFinite(norm);
        open();
    }

    /** Whether another product is wanted. */
    public boolean running() {
        return running;
    }

    /** The vector to multiply by {@code A}; the array itself, not to be modified. */
    public double[] direction() {
        return checking ? x : basis[column];
    }

    /** The number of products so far. */
    public int products() {
        return products;
    }

    /** {@code ‖b − A x‖₂ / ‖b‖₂} as last computed; 0 for {@code b = 0}, NaN where a number was not finite. */
    public double relativeResidual() {
        return norm == 0 ? 0 : residual / norm;
    }

    /** The solution; the array itself. */
    public double[] solution() {
        return x;
    }

    /**
     * Takes the product of {@link #direction}.
     *
     * @param product {@code A v}, {@code [size]} or longer; not modified
     */
    public void accept(double[] product) {
        products++;
        if (checking) {
            check(product);
        } else {
            extend(product);
        }
    }

    /** Starts a Krylov space from the residual in {@code basis[0]}. */
    private void open() {
        checking = false;
        column = 0;
        rotated[0] = residual;
        scale(basis[0], residual);
    }

    private void check(double[] product) {
        for (int i = 0; i < size; i++) {
            basis[0][i] = b[i] - product[i];
        }
        double earlier = residual;
        residual = Vectors.norm(basis[0]);
        running = residual > goal && residual < STAGNATION * earlier && products < mostProducts;
        if (running) {
            open();
        }
    }

    private void extend(double[] product) {
        double[] next = basis[column + 1];
        double[] h = triangle[column];
        System.arraycopy(product, 0, next, 0, size);
        for (int j = 0; j <= column; j++) {
            h[j] = Vectors.dot(basis[j], next);
            for (int i = 0; i < size; i++) {
                next[i] -= h[j] * basis[j][i];
            }
        }
        double length = Vectors.norm(next);
        rotate(h, length);
        scale(next, length);
        column++;
        double estimate = Math.abs(rotated[column]);
        if (!(estimate > goal) || column == window || products + 1 >= mostProducts || length == 0) {
            update();
            checking = true;
        }
    }

    /** Makes the new column of the least-squares problem triangular. */
    private void rotate(double[] h, double length) {
        for (int j = 0; j < column; j++) {
            double upper = cosine[j] * h[j] + sine[j] * h[j + 1];
            h[j + 1] = cosine[j] * h[j + 1] - sine[j] * h[j];
            h[j] = upper;
        }
        double diagonal = h[column];
        double radius = Math.sqrt(diagonal * diagonal + length * length);
        cosine[column] = radius == 0 ? 1 : diagonal / radius;
        sine[column] = radius == 0 ? 0 : length / radius;
        h[column] = radius;
        rotated[column + 1] = -sine[column] * rotated[column];
        rotated[column] *= cosine[column];
    }

    /** {@code x += V y} with the weights {@code y} that minimise the residual. */
    private void update() {
        for (int j = column - 1; j >= 0; j--) {
            double sum = rotated[j];
            for (int k = j + 1; k < column; k++) {
                sum -= triangle[k][j] * rotated[k];
            }
            rotated[j] = triangle[j][j] == 0 ? 0 : sum / triangle[j][j];
        }
        for (int j = 0; j < column; j++) {
            for (int i = 0; i < size; i++) {
                x[i] += rotated[j] * basis[j][i];
            }
        }
    }

    private static void scale(double[] vector, double length) {
        if (length != 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= length;
            }
        }
    }
}
