package tacit.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tacit.math.SingularValues;
import tacit.math.StudentT;
import tacit.math.Vectors;
import tacit.parameter.Transform;
import tacit.parameter.Unknown;

/** Computes an {@link Uncertainty} from the sensitivities of the flow at the best fit. */
final class UncertaintyAnalysis {
    /** Probability of the intervals. */
    private static final double PROBABILITY = 0.95;
    /** How far from its start, in {@code θ}, an unknown must have run to stand at a bound: a factor of a thousand. */
    private static final double FAR = StrictMath.log(1000);
    /** At a bound, a unit step in {@code θ} moves the predictions by less than this share of the noise. */
    private static final double UNFELT = 0.1;
    /** Noise is taken to be no less than this share of the data, as rounding and solvers are not exact. */
    private static final double LEAST_NOISE = 1e-6;
    /** Predictions that move by less than this share of the data per unit of {@code θ} are not moved at all. */
    private static final double NO_INFLUENCE = 1e-10;
    /** Intervals wider than a factor of ten to each side are taken in the value itself and cut at the bounds. */
    private static final double WIDEST_IN_THETA = StrictMath.log(10);
    /** Length of the weakest direction in {@code θ}: 10 % for a positive parameter. */
    private static final double SHOWN_STEP = 0.1;

    private final FitModel model;
    private final double[] theta;
    private final double[] residuals;
    private final double[] jacobian;
    private final IndependentResiduals information;
    private final int size;

    private UncertaintyAnalysis(
            FitModel model, double[] theta, double[] residuals, double[] jacobian, IndependentResiduals information) {
        this.model = model;
        this.theta = theta;
        this.residuals = residuals;
        this.jacobian = jacobian;
        this.information = information;
        this.size = theta.length;
    }

    /**
     * The uncertainty at {@code theta}.
     *
     * @param theta {@code [component]}, not modified
     * @param residuals all residuals there, not modified
     * @param jacobian their derivatives by {@code θ}, {@code [residual][component]}, not modified
     * @return empty where there are no more independent values than unknowns
     */
    static Optional<Uncertainty> of(FitModel model, double[] theta, double[] residuals, Optional<double[]> jacobian) {
        IndependentResiduals information = IndependentResiduals.of(model, residuals);
        if (information.independent() <= theta.length || !Vectors.allFinite(residuals)) {
            return Optional.empty();
        }
        return jacobian.filter(Vectors::allFinite)
                .map(found -> new UncertaintyAnalysis(model, theta, residuals, found, information).analyse());
    }

    private Uncertainty analyse() {
        List<Unknown> unknowns = model.unknowns();
        Determination[] determinations = new Determination[size];
        for (int c = 0; c < size; c++) {
            determinations[c] = determination(unknowns.get(c), c);
        }
        int[] included = IntStream.range(0, size)
                .filter(c -> determinations[c] == Determination.ESTIMATED)
                .toArray();
        int freedom = information.independent() - included.length;
        double deviation = Math.sqrt(information.squares() / freedom);
        double noise = deviation * Math.sqrt((double) information.independent() / information.counted());
        if (included.length == 0) {
            List<Estimate> estimates = estimates(unknowns, determinations, new double[size], freedom);
            return new Uncertainty(estimates, included, new double[0], noise, freedom, Double.NaN, new double[0]);
        }
        SingularValues singular = SingularValues.of(columns(included), residuals.length, included.length);
        double[] covariance = natural(included, singular.inverseGram(), deviation);
        List<Estimate> estimates = estimates(unknowns, determinations, errors(included, covariance), freedom);
        double[] weakest = weakest(included, singular);
        return new Uncertainty(estimates, included, covariance, noise, freedom, singular.conditionNumber(), weakest);
    }

    private double[] errors(int[] included, double[] covariance) {
        double[] errors = new double[size];
        for (int i = 0; i < included.length; i++) {
            errors[included[i]] = Math.sqrt(covariance[i * included.length + i]);
        }
        return errors;
    }

    private Determination determination(Unknown unknown, int c) {
        double influence = 0;
        for (int i = 0; i < residuals.length; i++) {
            influence += jacobian[i * size + c] * jacobian[i * size + c];
        }
        double data = Math.sqrt(model.lossUnit() * residuals.length);
        if (Math.sqrt(influence) <= NO_INFLUENCE * data) {
            boolean ran = Math.abs(theta[c] - unknown.start()) > FAR;
            return ran ? Determination.AT_BOUND : Determination.WITHOUT_INFLUENCE;
        }
        double noise = Math.max(
                Math.sqrt(information.squares() / (information.independent() - size)),
                LEAST_NOISE * data / Math.sqrt(residuals.length));
        boolean far = !unknown.domain().isReal() && Math.abs(theta[c] - unknown.start()) > FAR;
        return far && Math.sqrt(influence) <= UNFELT * noise ? Determination.AT_BOUND : Determination.ESTIMATED;
    }

    private double[] columns(int[] included) {
        double[] columns = new double[residuals.length * included.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = jacobian[i / included.length * size + included[i % included.length]];
        }
        return columns;
    }

    /** {@code V C Vᵀ}, with {@code V} the derivative of the included values by the included {@code θ}. */
    private double[] natural(int[] included, double[] inverseGram, double deviation) {
        int n = included.length;
        double[] v = new double[n * n];
        for (int j = 0; j < n; j++) {
            double[] direction = new double[size];
            direction[included[j]] = 1;
            double[] tangent = model.valuesTangent(theta, direction);
            for (int i = 0; i < n; i++) {
                v[i * n + j] = tangent[included[i]];
            }
        }
        double[] covariance = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int a = 0; a < n; a++) {
                    for (int b = 0; b < n; b++) {
                        sum += v[i * n + a] * inverseGram[a * n + b] * v[j * n + b];
                    }
                }
                covariance[i * n + j] = deviation * deviation * sum;
            }
        }
        return covariance;
    }

    private List<Estimate> estimates(
            List<Unknown> unknowns, Determination[] determinations, double[] errors, int freedom) {
        double[] values = model.values(theta);
        double bound = StudentT.bound(PROBABILITY, freedom);
        List<Estimate> estimates = new ArrayList<>();
        for (int c = 0; c < size; c++) {
            Unknown unknown = unknowns.get(c);
            boolean estimated = determinations[c] == Determination.ESTIMATED;
            double error = estimated ? errors[c] : Double.NaN;
            double[] ends = interval(unknown, values[c], bound * error);
            estimates.add(new Estimate(
                    unknown.name(), unknown.unit(), values[c], error, ends[0], ends[1], determinations[c]));
        }
        return estimates;
    }

    private static double[] interval(Unknown unknown, double value, double halfWidth) {
        if (Double.isNaN(halfWidth)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        Transform transform = Transform.of(unknown.domain());
        double middle = transform.inverse(value);
        double inTheta = halfWidth / Math.abs(transform.slope(middle));
        double[] ends = inTheta <= WIDEST_IN_THETA
                ? new double[] {transform.value(middle - inTheta), transform.value(middle + inTheta)}
                : new double[] {
                    Math.max(unknown.domain().lower(), value - halfWidth),
                    Math.min(unknown.domain().upper(), value + halfWidth)
                };
        Arrays.sort(ends);
        return ends;
    }

    private double[] weakest(int[] included, SingularValues singular) {
        double[] right = singular.right(included.length - 1);
        double scale = SHOWN_STEP / Vectors.maxAbs(right);
        double[] direction = new double[size];
        for (int i = 0; i < included.length; i++) {
            direction[included[i]] = scale * right[i];
        }
        double[] tangent = model.valuesTangent(theta, direction);
        return Arrays.stream(included).mapToDouble(c -> tangent[c]).toArray();
    }
}
