package tacit.game;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tacit.formula.FormulaException;
import tacit.formula.Program;
import tacit.formula.Unroller;

/** Derives a game's programs from its definition. */
final class GameLowering {
    /** Decimal shares such as 0.1 sum to 1 up to rounding, those of a million states included. */
    private static final double SUM_TOLERANCE = 1e-9;

    private final GameSource source;
    private final EdgeFinder finder;
    private final EdgeTemplates templates;
    private final int states;

    private GameLowering(GameSource source) {
        this.source = source;
        this.finder = new EdgeFinder(source.definition(), source.structure());
        this.templates = new EdgeTemplates(finder.edges());
        this.states = source.structure().states().size();
    }

    /** The states that no edge leaves or enters. */
    static List<String> untouchedStates(GameDefinition definition, GameOptions options) {
        GameLowering lowering = of(definition, options);
        List<String> names = lowering.source.structure().states();
        boolean[] touched = new boolean[names.size()];
        lowering.templates.forEach((edges, positions) -> edges.forEach(edge -> {
            touched[edge.source()] = true;
            touched[edge.target()] = true;
        }));
        return IntStream.range(0, touched.length)
                .filter(state -> !touched[state])
                .mapToObj(names::get)
                .toList();
    }

    /** The programs of a game with its settings applied. */
    static GamePrograms lower(GameDefinition definition, GameOptions options) {
        return of(definition, options).programs(true);
    }

    private static GameLowering of(GameDefinition definition, GameOptions options) {
        OptionCheck.check(definition, options);
        Structure structure = new Structure(definition, options.settings(definition), options.horizon());
        List<ParameterDeclaration> free = definition.parameters().stream()
                .filter(parameter -> !options.formulas().containsKey(parameter.name()))
                .toList();
        ElementLayout parameters = new ElementLayout(free);
        ElementLayout inputs = new ElementLayout(definition.inputs());
        GameSource source = new GameSource(
                definition, structure, parameters, inputs, new SumTerms.Finder(structure), options.formulas());
        GameLowering lowering = new GameLowering(source);
        if (parameters.isIndexed() || inputs.isIndexed()) {
            lowering.programs(false);
            parameters.freeze();
            inputs.freeze();
        }
        return lowering;
    }

    private GamePrograms programs(boolean unroll) {
        StepLowering steps = new StepLowering(source, finder, templates);
        ProgramBuilder control = new ProgramBuilder(source);
        ControlFamily family = steps.family(control);
        family.write(control.result("control", family.names().size()));
        ProgramBuilder curvature = new ProgramBuilder(source);
        steps.family(curvature)
                .writeCurvatures(curvature.result("curvature", family.names().size()));
        return new GamePrograms(
                source.definition().name(),
                templates.graph(states),
                List.copyOf(source.structure().states()),
                source.parameters().describe(source.structure()),
                source.inputs().describe(source.structure()),
                family.names(),
                finish(steps.instant(), unroll),
                finish(steps.bellman(), unroll),
                finish(steps.kolmogorov(), unroll),
                finish(steps.terminal(), unroll),
                finish(control.build(), unroll),
                finish(curvature.build(), unroll),
                templates.transitions(),
                source.definition()
                        .control()
                        .map(ControlDeclaration::position)
                        .orElse(source.definition().states().position()),
                initial(),
                source.structure().horizon());
    }

    private static Program finish(Program program, boolean unroll) {
        return unroll ? Unroller.unrollIfSmall(program) : program;
    }

    private Optional<double[]> initial() {
        return source.definition().initial().filter(this::isComplete).map(declared -> {
            double[] shares = new double[states];
            for (int state = 0; state < states; state++) {
                shares[state] = share(declared, state);
            }
            requireDistribution(declared, shares);
            return shares;
        });
    }

    private static void requireDistribution(InitialDeclaration declared, double[] shares) {
        double sum = 0;
        for (double share : shares) {
            if (!(share >= 0)) {
                throw new FormulaException(declared.position(), "an initial share cannot be " + share);
            }
            sum += share;
        }
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new FormulaException(
                    declared.position(), "the initial shares sum to " + sum + ": they must sum to 1");
        }
    }

    /** Whether there is a share for every state; a list of them may be made for other settings than these. */
    private boolean isComplete(InitialDeclaration declared) {
        return !(declared instanceof InitialDeclaration.Shares shares)
                || shares.shares().size() == states;
    }

    private double share(InitialDeclaration declared, int state) {
        var formula = switch (declared) {
            case InitialDeclaration.Shares shares -> shares.shares().get(state);
            case InitialDeclaration.Template template -> template.share();
        };
        Map<String, Integer> indices = declared instanceof InitialDeclaration.Template template
                ? source.structure().bindings(List.of(template.index()), List.of(state))
                : Map.of();
        return source.structure()
                .number(formula, indices)
                .orElseThrow(() -> new FormulaException(
                        formula.position(), "'" + formula + "' must be a share made of settings alone"));
    }
}
