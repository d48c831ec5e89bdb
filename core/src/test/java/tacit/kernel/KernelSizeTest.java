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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tacit.catalogue.Games;
import tacit.formula.ExecutableProgram;
import tacit.formula.FormulaParser;
import tacit.formula.Program;
import tacit.formula.ProgramInterpreter;
import tacit.game.EliminationStep;
import tacit.game.GameEvaluator;
import tacit.game.GameFactory;
import tacit.game.GameOptions;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;
import tacit.game.GameResponse;
import tacit.game.GameStepper;
import tacit.game.GameStepper.Variables;
import tacit.game.LinearStep;
import tacit.game.MeanFieldGame;
import tacit.game.RandomPoint;
import tacit.game.Step;
import tacit.game.StepElimination;
import tacit.game.Strides;

/** No kernel of a shipped game, and none of its derivatives, is so long that the JIT would leave it interpreted. */
final class KernelSizeTest {
    /** HotSpot's HugeMethodLimit, in bytes: longer methods are never compiled. */
    private static final int HUGE_METHOD = 8000;

    /**
     * Instant, terminal cost and controls, tangent and cotangent of the first two, and the curvature that is checked.
     */
    private static final int PROGRAMS = 8;

    /** Two steps; of each three tangents, three cotangents, coefficients and product. */
    private static final int STEPS = 18;

    /** Factoring, and two recursions of the system and of its transpose. */
    private static final int ELIMINATION = 5;

    /** Games of no more have an elimination that is written out. */
    private static final int MOST_STATES = 4;

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
                Arguments.of("bike-share", GameOptions.NONE.with("stations", "a,b,c,d,e,f,g,h,i,j")),
                Arguments.of("emissions", GameOptions.NONE));
    }

    @Test
    void everyShippedGameIsAmongThem() {
        assertThat(games().map(arguments -> arguments.get()[0])).containsAll(Games.names());
    }

    @ParameterizedTest
    @MethodSource("games")
    void everyMethodIsShortEnoughForTheJit(String name, GameOptions options) {
        Recorder recorder = new Recorder();
        MeanFieldGame game = GameFactory.make(Games.definition(name), options, recorder);
        evaluateEverything(game);
        assertThat(recorder.classes).hasSize(PROGRAMS);
        GameStepper stepper = game.stepper(1);
        takeEveryStep(game, stepper);
        assertThat(recorder.classes).hasSize(PROGRAMS + STEPS);
        stepper.elimination().ifPresent(elimination -> eliminate(game.states().size(), stepper, elimination));
        boolean small = game.states().size() <= MOST_STATES;
        assertThat(recorder.classes).hasSize(PROGRAMS + STEPS + (small ? ELIMINATION : 0));
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
    private static void evaluateEverything(MeanFieldGame game) {
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

    private static void takeEveryStep(MeanFieldGame game, GameStepper stepper) {
        SplittableRandom random = new SplittableRandom(1);
        GamePoint at = RandomPoint.inside(game, 1, random);
        GamePoint direction = RandomPoint.direction(game, 1, random);
        GamePoint sum = RandomPoint.zero(game, 1);
        double[] next = new double[game.states().size()];
        Step step = new Step().lengths(new double[1], 0).next(next, 0).strain(new double[1], 0);
        stepper.bellman(at, step);
        stepper.kolmogorov(at, step);
        for (Variables variables : Variables.values()) {
            stepper.bellmanTangent(variables, at, direction, step);
            stepper.kolmogorovTangent(variables, at, direction, step);
            stepper.bellmanCotangent(variables, at, step, sum);
            stepper.kolmogorovCotangent(variables, at, step, sum);
        }
        Strides resting = new Strides();
        double[] bellman = new double[stepper.bellmanCoefficients().orElseThrow()];
        double[] kolmogorov = new double[stepper.kolmogorovCoefficients().orElseThrow()];
        LinearStep product = new LinearStep()
                .weights(next, 0, 0)
                .value(sum.array(Argument.VALUE), 0, 0)
                .flow(sum.array(Argument.FLOW), 0, 0);
        stepper.bellmanCoefficients(at, step.next(bellman, 0), resting, 1);
        stepper.bellmanProduct(product.coefficients(bellman, 0, 0), 1);
        stepper.kolmogorovCoefficients(at, step.next(kolmogorov, 0), resting, 1);
        stepper.kolmogorovProduct(product.coefficients(kolmogorov, 0, 0), 1);
    }

    private static void eliminate(int states, GameStepper stepper, StepElimination elimination) {
        double[][] operands = new double[4][states * states];
        EliminationStep step = new EliminationStep()
                .bellman(new double[stepper.bellmanCoefficients().orElseThrow()], 0, 0)
                .kolmogorov(new double[stepper.kolmogorovCoefficients().orElseThrow()], 0, 0)
                .factors(new double[elimination.factors()], 0, 0)
                .end(operands[0], 0, 0)
                .beginning(operands[1], 0, 0)
                .source(operands[2], 0, 0)
                .sum(operands[3], 0, 0);
        elimination.factor(step, 1);
        elimination.backward(step, 1);
        elimination.forward(step, 1);
        elimination.transposedBackward(step, 1);
        elimination.transposedForward(step, 1);
    }

    /** Keeps the classes that the compiler generates. */
    private static final class Recorder implements ExecutableProgram.Compiler {
        private final List<ClassModel> classes = new ArrayList<>();

        @Override
        public IntFunction<ExecutableProgram> compile(Program program) {
            classes.add(ClassFile.of().parse(new Kernels(program, 1, 0).generate(new Kernels.Key(1, false, true))));
            return ProgramInterpreter.compiler().compile(program);
        }
    }
}
