package tacit.game;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes steps by programs of whole steps, for one thread and a fixed number of lanes. */
final class ProgramStepper implements GameStepper {
    private static final int ARGUMENTS = GameExecutables.ARGUMENTS;

    private final int lanes;
    private final ProgramCall bellman;
    private final ProgramCall kolmogorov;
    private final Function<Variables, ProgramCall> bellmanTangents;
    private final Function<Variables, ProgramCall> kolmogorovTangents;
    private final Function<Variables, ProgramCall> bellmanCotangents;
    private final Function<Variables, ProgramCall> kolmogorovCotangents;
    private final DerivedPrograms bellmanPrograms;
    private final DerivedPrograms kolmogorovPrograms;
    private final ProgramCall bellmanCoefficients;
    private final ProgramCall kolmogorovCoefficients;
    private final ProgramCall bellmanProduct;
    private final ProgramCall kolmogorovProduct;
    private final Supplier<Optional<EliminationPrograms>> elimination;
    private final int[] strides = new int[2 * ARGUMENTS + 2];

    ProgramStepper(GameExecutables programs, int lanes) {
        this.lanes = lanes;
        elimination = programs.elimination;
        bellmanPrograms = programs.bellman;
        kolmogorovPrograms = programs.kolmogorov;
        bellmanCoefficients = new ProgramCall(programs.bellman.coefficients(), lanes, ARGUMENTS + 2);
        kolmogorovCoefficients = new ProgramCall(programs.kolmogorov.coefficients(), lanes, ARGUMENTS + 2);
        bellmanProduct = new ProgramCall(programs.bellman.product(), lanes, LinearStep.SLICES);
        kolmogorovProduct = new ProgramCall(programs.kolmogorov.product(), lanes, LinearStep.SLICES);
        bellman = new ProgramCall(programs.bellman.plain(), lanes, ARGUMENTS + 3);
        kolmogorov = new ProgramCall(programs.kolmogorov.plain(), lanes, ARGUMENTS + 3);
        bellmanTangents = derivatives(v -> new ProgramCall(programs.bellman.tangent(v), lanes, 2 * ARGUMENTS + 2));
        kolmogorovTangents =
                derivatives(v -> new ProgramCall(programs.kolmogorov.tangent(v), lanes, 2 * ARGUMENTS + 2));
        bellmanCotangents = derivatives(v -> new ProgramCall(programs.bellman.cotangent(v), lanes, 2 * ARGUMENTS + 2));
        kolmogorovCotangents =
                derivatives(v -> new ProgramCall(programs.kolmogorov.cotangent(v), lanes, 2 * ARGUMENTS + 2));
    }

    /** The calls for the variables, each made when it is first needed. */
    private static Function<Variables, ProgramCall> derivatives(Function<Variables, ProgramCall> make) {
        Map<Variables, ProgramCall> calls = new EnumMap<>(Variables.class);
        return variables -> calls.computeIfAbsent(variables, make);
    }

    @Override
    public int lanes() {
        return lanes;
    }

    @Override
    public void bellman(GamePoint at, Step step) {
        take(bellman, at, step).run();
    }

    @Override
    public void kolmogorov(GamePoint at, Step step) {
        take(kolmogorov, at, step).run();
    }

    @Override
    public void bellman(GamePoint at, Step step, Strides strides, int count) {
        take(bellman, at, step).run(strides.all(), count);
    }

    @Override
    public void kolmogorov(GamePoint at, Step step, Strides strides, int count) {
        take(kolmogorov, at, step).run(strides.all(), count);
    }

    private static ProgramCall take(ProgramCall call, GamePoint at, Step step) {
        return call.at(at)
                .take(step.lengths(), step.lengthsOffset())
                .take(step.next(), step.nextOffset())
                .take(step.strain(), step.strainOffset());
    }

    @Override
    public void bellmanTangent(Variables variables, GamePoint at, GamePoint direction, Step step) {
        tangent(bellmanTangents.apply(variables), at, direction, step);
    }

    @Override
    public void kolmogorovTangent(Variables variables, GamePoint at, GamePoint direction, Step step) {
        tangent(kolmogorovTangents.apply(variables), at, direction, step);
    }

    private static void tangent(ProgramCall call, GamePoint at, GamePoint direction, Step step) {
        call.at(at)
                .take(step.lengths(), step.lengthsOffset())
                .take(direction)
                .take(step.next(), step.nextOffset())
                .run();
    }

    @Override
    public void bellmanCotangent(Variables variables, GamePoint at, Step step, GamePoint cotangent) {
        cotangent(bellmanCotangents.apply(variables), at, step, cotangent);
    }

    @Override
    public void kolmogorovCotangent(Variables variables, GamePoint at, Step step, GamePoint cotangent) {
        cotangent(kolmogorovCotangents.apply(variables), at, step, cotangent);
    }

    private static void cotangent(ProgramCall call, GamePoint at, Step step, GamePoint cotangent) {
        takeCotangent(call, at, step, cotangent).run();
    }

    private static ProgramCall takeCotangent(ProgramCall call, GamePoint at, Step step, GamePoint cotangent) {
        return call.at(at)
                .take(step.lengths(), step.lengthsOffset())
                .take(step.next(), step.nextOffset())
                .take(cotangent);
    }

    @Override
    public void bellmanCotangent(
            Variables variables,
            GamePoint at,
            Step step,
            GamePoint cotangent,
            Strides strides,
            Strides cotangentStrides,
            int count) {
        takeCotangent(bellmanCotangents.apply(variables), at, step, cotangent)
                .run(together(strides, cotangentStrides), count);
    }

    @Override
    public void kolmogorovCotangent(
            Variables variables,
            GamePoint at,
            Step step,
            GamePoint cotangent,
            Strides strides,
            Strides cotangentStrides,
            int count) {
        takeCotangent(kolmogorovCotangents.apply(variables), at, step, cotangent)
                .run(together(strides, cotangentStrides), count);
    }

    /** The strides of a point, lengths and what they lead to, and then of a cotangent. */
    private int[] together(Strides point, Strides cotangent) {
        System.arraycopy(point.all(), 0, strides, 0, ARGUMENTS + 2);
        System.arraycopy(cotangent.all(), 0, strides, ARGUMENTS + 2, ARGUMENTS);
        return strides;
    }

    @Override
    public OptionalInt bellmanCoefficients() {
        return OptionalInt.of(bellmanPrograms.coefficientCount());
    }

    @Override
    public OptionalInt kolmogorovCoefficients() {
        return OptionalInt.of(kolmogorovPrograms.coefficientCount());
    }

    @Override
    public void bellmanCoefficients(GamePoint at, Step step, Strides strides, int count) {
        coefficients(bellmanCoefficients, at, step, strides, count);
    }

    @Override
    public void kolmogorovCoefficients(GamePoint at, Step step, Strides strides, int count) {
        coefficients(kolmogorovCoefficients, at, step, strides, count);
    }

    private static void coefficients(ProgramCall call, GamePoint at, Step step, Strides strides, int count) {
        call.at(at)
                .take(step.lengths(), step.lengthsOffset())
                .take(step.next(), step.nextOffset())
                .run(strides.all(), count);
    }

    @Override
    public void bellmanProduct(LinearStep step, int count) {
        bellmanProduct.run(step.slices(), count);
    }

    @Override
    public void kolmogorovProduct(LinearStep step, int count) {
        kolmogorovProduct.run(step.slices(), count);
    }

    @Override
    public Optional<StepElimination> elimination() {
        return elimination.get().map(programs -> new StepElimination(programs, lanes));
    }
}
