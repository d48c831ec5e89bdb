package tacit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tacit.formula.Buffer;
import tacit.formula.ExecutableProgram;
import tacit.formula.Expression;
import tacit.formula.ExpressionGraph;
import tacit.formula.Hoisting;
import tacit.formula.LoopBuilder;
import tacit.formula.Program;
import tacit.formula.ProgramInterpreter;
import tacit.formula.Unroller;

/** Several runs of a kernel give the interpreter's bits, whatever of it stays in registers between them. */
final class RunKernelTest {
    private static final int STATES = 3;
    private static final int RUNS = 9;

    /**
     * Like a step of the value function: each component follows from all components before, scaled by what stays; the
     * sum and the largest of what comes out stay too.
     */
    private static Program step() {
        ExpressionGraph graph = new ExpressionGraph();
        Buffer value = Buffer.external("u", STATES);
        Buffer source = Buffer.external("source", STATES);
        Buffer scale = Buffer.still("scale", 1);
        Buffer next = Buffer.foundLaterAs(value, "next u");
        Buffer largest = Buffer.still("largest", 1);
        Buffer sums = Buffer.still("sums", STATES);
        LoopBuilder loop = new LoopBuilder("step", STATES, graph);
        int[] all = IntStream.range(0, STATES).toArray();
        Expression mean = graph.constant(0);
        for (int x = 0; x < STATES; x++) {
            mean = graph.add(mean, graph.multiply(graph.constant(1.0 / STATES), loop.load(value, x, "u")));
        }
        Expression more = graph.multiply(loop.load(scale, 0, "scale"), loop.load(source, all, "source"));
        Expression result = graph.add(graph.subtract(mean, loop.load(value, all, "u")), more);
        loop.store(next, all, result);
        loop.raise(largest, new int[STATES], result);
        loop.add(sums, all, result);
        return new Program(graph, List.of(value, source, scale, next, largest, sums), Set.of(), List.of(loop.build()));
    }

    private static Stream<Program> forms() {
        return Stream.of(step(), Hoisting.hoist(step()), Hoisting.hoist(Unroller.unroll(step())));
    }

    /**
     * Runs a program.
     *
     * @param direction 1 from the first place on, −1 from the last one back
     * @param apart how far what a run leaves is from what the next one reads
     */
    private static double[][] run(
            ExecutableProgram.Compiler compiler, Program program, int lanes, int direction, int apart, int count) {
        SplittableRandom random = new SplittableRandom(lanes);
        int stride = STATES * lanes;
        double[] values = random.doubles((RUNS + 2L) * stride, -1, 1).toArray();
        double[] sources = random.doubles(RUNS * (long) stride, -1, 1).toArray();
        sources[4] = Double.NaN;
        double[][] arrays = {
            values,
            sources,
            random.doubles(lanes).toArray(),
            values,
            random.doubles(lanes).toArray(),
            random.doubles(stride).toArray()
        };
        int first = direction > 0 ? 0 : (RUNS + 1) * stride;
        int[] offsets = {
            first, direction > 0 ? 0 : (RUNS - 1) * stride, 0, first + direction * (1 + apart) * stride, 0, 0
        };
        int move = direction * stride;
        compiler.compile(program).apply(lanes).run(arrays, offsets, new int[] {move, move, 0, move, 0, 0}, count);
        return arrays;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0",
        "1, -1, 0",
        "16, 1, 0",
        "16, -1, 0",
        "13, -1, 0",
        "1, 1, 1",
        "16, 1, 1",
        "1, -1, 1",
        "13, -1, 1"
    })
    void severalRunsGiveTheInterpretersBits(int lanes, int direction, int apart) {
        forms().forEach(program -> {
            requireSame(program, lanes, direction, apart, RUNS);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aSingleRunAndNoneAtAllGiveThemToo(int count) {
        forms().forEach(program -> requireSame(program, 16, -1, 0, count));
    }

    private static void requireSame(Program program, int lanes, int direction, int apart, int count) {
        double[][] interpreted = run(ProgramInterpreter.compiler(), program, lanes, direction, apart, count);
        double[][] compiled = run(new KernelCompiler(VectorModule.WIDEST, 0), program, lanes, direction, apart, count);
        for (int i = 0; i < interpreted.length; i++) {
            assertThat(compiled[i]).as("array %d", i).containsExactly(interpreted[i]);
        }
    }

    @Test
    void whatStaysWhereItIsCannotBeMoved() {
        ExecutableProgram executable = new KernelCompiler(1, 0).compile(step()).apply(1);
        double[][] arrays = new double[6][STATES * RUNS];

        assertThatThrownBy(() -> executable.run(arrays, new int[6], new int[] {3, 3, 1, 3, 0, 0}, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be 0");
    }

    @Test
    void onlyWhatMovesIsFoundByALaterRun() {
        Buffer still = Buffer.still("u", STATES);

        assertThatThrownBy(() -> Buffer.foundLaterAs(still, "next u"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("u[3]");
    }
}
