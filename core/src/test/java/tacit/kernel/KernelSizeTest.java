package tacit.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tacit.catalogue.Games;
import tacit.formula.ExecutableProgram;
import tacit.formula.FormulaParser;
import tacit.formula.Program;
import tacit.formula.ProgramInterpreter;
import tacit.game.GameEvaluator;
import tacit.game.GameFactory;
import tacit.game.GameOptions;
import tacit.game.GamePoint;
import tacit.game.GameResponse;
import tacit.game.MeanFieldGame;
import tacit.game.RandomPoint;

/** No kernel of a shipped game, and none of its derivatives, is so long that the JIT would leave it interpreted. */
final class KernelSizeTest {
    /** HotSpot's HugeMethodLimit, in bytes: longer methods are never compiled. */
    private static final int HUGE_METHOD = 8000;

    /** Step, terminal cost and controls, and tangent and cotangent of the first two. */
    private static final int PROGRAMS = 8;

    static Stream<Arguments> games() {
        return Stream.of(
                Arguments.of("epidemic", GameOptions.NONE),
                Arguments.of("linear-quadratic", GameOptions.NONE),
                Arguments.of("linear-quadratic", GameOptions.NONE.with("d", "32")),
                Arguments.of(
                        "linear-quadratic",
                        GameOptions.NONE
                                .with("d", "32")
                                .with("gamma", FormulaParser.parse("0.1 + 2.9*sum(x : mu[x]^2)*exp(-t)"))),
                Arguments.of("crowd-aversion", GameOptions.NONE),
                Arguments.of("bike-share", GameOptions.NONE),
                Arguments.of("bike-share", GameOptions.NONE.with("stations", "a,b,c,d,e,f,g,h,i,j")));
    }

    @ParameterizedTest
    @MethodSource("games")
    void everyMethodIsShortEnoughForTheJit(String name, GameOptions options) {
        Recorder recorder = new Recorder();
        runEverything(GameFactory.make(Games.definition(name), options, recorder));
        assertThat(recorder.classes).hasSize(PROGRAMS);
        for (ClassModel generated : recorder.classes) {
            assertThat(generated.methods())
                    .allSatisfy(method -> assertThat(length(method))
                            .as(method.methodName().stringValue())
                            .isPositive()
                            .isLessThanOrEqualTo(HUGE_METHOD));
        }
    }

    private static int length(MethodModel method) {
        return method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
    }

    /** Each program is compiled when it is first run. */
    private static void runEverything(MeanFieldGame game) {
        SplittableRandom random = new SplittableRandom(1);
        GamePoint at = RandomPoint.inside(game, 1, random);
        GamePoint direction = RandomPoint.direction(game, 1, random);
        GameResponse response = RandomPoint.response(game, 1, double[]::new);
        double[] states = new double[game.states().size()];
        GameEvaluator evaluator = game.evaluator(1);
        evaluator.evaluate(at, response);
        evaluator.tangent(at, direction, response);
        evaluator.cotangent(at, response, RandomPoint.zero(game, 1));
        evaluator.terminal(at, states, 0);
        evaluator.terminalTangent(at, direction, states, 0);
        evaluator.terminalCotangent(at, states, 0, RandomPoint.zero(game, 1));
        evaluator.controls(at, new double[game.controls().size()], 0);
    }

    /** Keeps the classes that the compiler generates. */
    private static final class Recorder implements ExecutableProgram.Compiler {
        private final List<ClassModel> classes = new ArrayList<>();

        @Override
        public IntFunction<ExecutableProgram> compile(Program program) {
            classes.add(ClassFile.of().parse(new Kernels(program, 1, 0).generate(new Kernels.Key(1, false))));
            return ProgramInterpreter.compiler().compile(program);
        }
    }
}
