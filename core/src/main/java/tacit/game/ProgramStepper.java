package tacit.game;

import java.util.function.Function;

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

    ProgramStepper(GameExecutables programs, int lanes) {
        this.lanes = lanes;
        bellman = new ProgramCall(programs.bellman.plain(), lanes, ARGUMENTS + 3);
        kolmogorov = new ProgramCall(programs.kolmogorov.plain(), lanes, ARGUMENTS + 3);
        bellmanTangents = derivatives(v -> new ProgramCall(programs.bellman.tangent(v), lanes, 2 * ARGUMENTS + 2));
        kolmogorovTangents =
                derivatives(v -> new ProgramCall(programs.kolmogorov.tangent(v), lanes, 2 * ARGUMENTS + 2));
        bellmanCotangents = derivatives(v -> new ProgramCall(programs.bellman.cotangent(v), lanes, 2 * ARGUMENTS + 2));
        kolmogorovCotangents =
                derivatives(v -> new ProgramCall(programs.kolmogorov.cotangent(v), lanes, 2 * ARGUMENTS + 2));
    }

    /** The calls for the variables, each made once. */
    private static Function<Variables, ProgramCall> derivatives(Function<Variables, ProgramCall> make) {
        ProgramCall state = make.apply(Variables.STATE);
        ProgramCall all = make.apply(Variables.ALL);
        return variables -> variables == Variables.STATE ? state : all;
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
        call.at(at)
                .take(step.lengths(), step.lengthsOffset())
                .take(step.next(), step.nextOffset())
                .take(cotangent)
                .run();
    }
}
