package tacit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tacit.formula.ExecutableProgram;
import tacit.formula.Op;
import tacit.formula.Program;
import tacit.formula.ProgramInterpreter;
import tacit.formula.RandomPrograms;
import tacit.formula.Unroller;

/** Compiled programs give the interpreter's bits, for any operation and number of lanes. */
final class KernelCompilerTest {
    private static final int SIZE = RandomPrograms.SIZE;

    /** Some tens of operations, each rounded by 1e-16, with divisors from 0.5 on. */
    private static final double ROUNDING = 1e-12;

    private static final List<Op> ALL = Stream.concat(RandomPrograms.EXACT.stream(), RandomPrograms.SMOOTH.stream())
            .distinct()
            .toList();

    private static double[] run(ExecutableProgram.Compiler compiler, Program program, int lanes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles(5 + SIZE * lanes, -2, 2).toArray();
        double[] y = random.doubles(7 + SIZE * lanes, -2, 2).toArray();
        double[] z = random.doubles(3 + SIZE * lanes, -2, 2).toArray();
        ExecutableProgram executable = compiler.compile(program).apply(lanes);
        executable.run(new double[][] {x, y, z}, new int[] {5, 7, 3});
        double[] once = z.clone();
        executable.run(new double[][] {x, y, z}, new int[] {5, 7, 3});
        assertThat(z).as("a second run").containsExactly(once);
        return z;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 16})
    void compiledProgramsGiveTheInterpretersBits(int lanes) {
        SplittableRandom random = new SplittableRandom(lanes);
        for (int draw = 0; draw < 40; draw++) {
            Program program = RandomPrograms.make(random, draw % 2 == 0 ? RandomPrograms.EXACT : ALL, 5 + 5 * draw);
            long seed = random.nextLong();
            double[] interpreted = run(ProgramInterpreter.compiler(), program, lanes, seed);
            assertThat(run(new KernelCompiler(VectorModule.WIDEST, 0), program, lanes, seed))
                    .containsExactly(interpreted);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aProgramWrittenOutGivesTheSameToRounding(int lanes) {
        SplittableRandom random = new SplittableRandom(lanes);
        for (int draw = 0; draw < 40; draw++) {
            Program program = RandomPrograms.make(random, RandomPrograms.EXACT, 10);
            long seed = random.nextLong();
            double[] asLoops = run(new KernelCompiler(VectorModule.WIDEST, 0), program, lanes, seed);
            double[] writtenOut =
                    run(new KernelCompiler(VectorModule.WIDEST, 0), Unroller.unroll(program), lanes, seed);
            double largest = Arrays.stream(asLoops).map(Math::abs).max().orElseThrow();
            for (int i = 0; i < asLoops.length; i++) {
                assertThat(writtenOut[i]).isCloseTo(asLoops[i], within(ROUNDING * largest));
            }
        }
    }
}
