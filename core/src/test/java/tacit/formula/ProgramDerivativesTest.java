package tacit.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Symbolic derivatives of programs against differences, and tangent against cotangent. */
final class ProgramDerivativesTest {
    private static final int SIZE = RandomPrograms.SIZE;

    /** Central differences with one Richardson step at {@code h = 1e-3} leave about {@code h⁴ + ε/h}. */
    private static final double DIFFERENCES = 1e-8;

    /** Both sides are the same sum in another order. */
    private static final double DUALITY = 1e-12;

    private static double[] run(Program program, double[]... arrays) {
        ProgramInterpreter.compiler().compile(program).apply(1).run(arrays, new int[arrays.length]);
        return arrays[arrays.length - 1];
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void tangentIsTheLimitOfDifferencesAndDualToTheCotangent(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < 10; draw++) {
            Program program = RandomPrograms.make(random, RandomPrograms.SMOOTH, 12);
            double[] x = random.doubles(SIZE, 0.5, 1.5).toArray();
            double[] y = random.doubles(SIZE, 0.5, 1.5).toArray();
            double[] dx = random.doubles(SIZE, -1, 1).toArray();
            double[] dy = random.doubles(SIZE, -1, 1).toArray();
            double[] weights = random.doubles(SIZE, -1, 1).toArray();

            double[] tangent = tangent(program, x, y, dx, dy);
            double[] differences = differences(program, x, y, dx, dy);
            double scale = 1 + norm(tangent);
            if (scale > 1e3) {
                continue; // differences lose their digits there
            }
            assertThat(tangent)
                    .usingComparatorWithPrecision(DIFFERENCES * scale)
                    .containsExactly(differences);

            double[][] cotangent = cotangent(program, x, y, weights);
            double left = dot(weights, tangent);
            double right = dot(cotangent[0], dx) + dot(cotangent[1], dy);
            assertThat(left).isCloseTo(right, within(DUALITY * (scale + norm(cotangent[0]) + norm(cotangent[1]))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 14})
    void aCotangentInPartsIsTheCotangent(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < 10; draw++) {
            Program program = RandomPrograms.make(random, RandomPrograms.SMOOTH, 12);
            double[] x = random.doubles(SIZE, 0.5, 1.5).toArray();
            double[] y = random.doubles(SIZE, 0.5, 1.5).toArray();
            double[] weights = random.doubles(SIZE, -1, 1).toArray();
            double[] before = random.doubles(SIZE, -1, 1).toArray();
            double[][] cotangent = cotangent(program, x, y, weights);

            Map<Buffer, Buffer> partners = partners(program);
            List<Buffer> varying = List.of(
                    partners.get(program.external().get(2)),
                    partners.get(program.external().get(0)),
                    partners.get(program.external().get(1)));
            LinearParts parts = LinearParts.of(
                    cotangentProgram(program, partners),
                    program.external().subList(0, 2),
                    varying,
                    Set.of(varying.get(2)));
            double[] coefficients = new double[parts.count()];
            run(parts.coefficients(), x, y, coefficients);
            double[] added = before.clone();
            double[] overwritten = before.clone();
            run(parts.product(), coefficients, weights, added, overwritten);

            double scale = 1 + norm(cotangent[0]) + norm(cotangent[1]);
            for (int i = 0; i < SIZE; i++) {
                assertThat(added[i]).isCloseTo(before[i] + cotangent[0][i], within(DUALITY * scale));
                assertThat(overwritten[i]).isCloseTo(cotangent[1][i], within(DUALITY * scale));
            }
        }
    }

    private static double[] tangent(Program program, double[] x, double[] y, double[] dx, double[] dy) {
        Map<Buffer, Buffer> partners = partners(program);
        List<Buffer> inputs = program.external().subList(0, 2);
        List<Buffer> external = IntStream.range(0, 5)
                .mapToObj(i ->
                        i < 2 ? inputs.get(i) : partners.get(program.external().get(i - 2)))
                .toList();
        Program tangent = new ProgramDerivatives(program, Set.copyOf(inputs)).tangent(external, partners);
        return run(tangent, x, y, dx, dy, new double[SIZE]);
    }

    private static double[][] cotangent(Program program, double[] x, double[] y, double[] weights) {
        double[][] result = new double[2][SIZE];
        run(cotangentProgram(program, partners(program)), x, y, weights, result[0], result[1]);
        return result;
    }

    private static Program cotangentProgram(Program program, Map<Buffer, Buffer> partners) {
        List<Buffer> inputs = program.external().subList(0, 2);
        List<Buffer> external = List.of(
                inputs.get(0),
                inputs.get(1),
                partners.get(program.external().get(2)),
                partners.get(inputs.get(0)),
                partners.get(inputs.get(1)));
        return new ProgramDerivatives(program, Set.copyOf(inputs)).cotangent(external, partners);
    }

    private static Map<Buffer, Buffer> partners(Program program) {
        return program.external().stream()
                .collect(java.util.stream.Collectors.toMap(
                        buffer -> buffer, buffer -> Buffer.external("d " + buffer.name(), buffer.size())));
    }

    /** Richardson's extrapolation of central differences. */
    private static double[] differences(Program program, double[] x, double[] y, double[] dx, double[] dy) {
        double h = 2e-3;
        double[] coarse = central(program, x, y, dx, dy, h);
        double[] fine = central(program, x, y, dx, dy, h / 2);
        return IntStream.range(0, SIZE)
                .mapToDouble(i -> (4 * fine[i] - coarse[i]) / 3)
                .toArray();
    }

    private static double[] central(Program program, double[] x, double[] y, double[] dx, double[] dy, double h) {
        double[] above = run(program, moved(x, dx, h), moved(y, dy, h), new double[SIZE]);
        double[] below = run(program, moved(x, dx, -h), moved(y, dy, -h), new double[SIZE]);
        return IntStream.range(0, SIZE)
                .mapToDouble(i -> (above[i] - below[i]) / (2 * h))
                .toArray();
    }

    private static double[] moved(double[] x, double[] dx, double h) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] + h * dx[i]).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
