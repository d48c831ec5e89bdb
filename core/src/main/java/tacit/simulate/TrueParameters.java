package tacit.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tacit.catalogue.Games;
import tacit.equilibrium.TimeGrid;
import tacit.formula.Formula;
import tacit.formula.FormulaException;
import tacit.formula.SourcePosition;
import tacit.game.EdgeFormula;
import tacit.game.GameDefinition;
import tacit.game.GameOptions;
import tacit.game.GamePoint;
import tacit.game.GamePoint.Argument;
import tacit.game.GameResponse;
import tacit.game.GameResponse.Result;
import tacit.game.MeanFieldGame;
import tacit.game.StateFormula;
import tacit.game.StatePattern;

/**
 * Known parameters of a game that is to be simulated: formulas {@code γ_i(t, μ)} of time and flow, such as
 * {@code 0.1 + 2.9*mu[0]}, with the game's settings. They read neither parameters nor aggregates. Immutable and
 * thread-safe.
 */
public final class TrueParameters {
    private final List<String> names;
    private final List<MeanFieldGame> probes;

    private TrueParameters(List<String> names, List<MeanFieldGame> probes) {
        this.names = List.copyOf(names);
        this.probes = List.copyOf(probes);
    }

    /**
     * The parameters of a game.
     *
     * @param definition the game, whose states and settings the formulas may name
     * @param options the game's settings and horizon; formulas in them play no part
     * @param formulas by the parameter's or the element's name
     * @throws FormulaException where a formula names what it does not know
     */
    public static TrueParameters of(GameDefinition definition, GameOptions options, Map<String, Formula> formulas) {
        var bare = new GameOptions(options.settings(), Map.of(), options.horizon());
        var names = new ArrayList<String>();
        var probes = new ArrayList<MeanFieldGame>();
        formulas.forEach((name, formula) -> {
            names.add(name);
            try {
                probes.add(Games.make(probe(definition, formula), bare));
            } catch (FormulaException e) {
                throw e.in("truth." + name);
            }
        });
        return new TrueParameters(names, probes);
    }

    /*
     * A game without choice in which every state costs the formula: where all values are 0 its Hamiltonian is the
     * formula's value, so that formulas mean the same in games and truths.
     */
    private static GameDefinition probe(GameDefinition definition, Formula formula) {
        var everywhere = new StatePattern.Variable("x", SourcePosition.START);
        var elsewhere = new StatePattern.Variable("y", SourcePosition.START);
        var one = new Formula.NumberLiteral(1, SourcePosition.START);
        return new GameDefinition(
                definition.name(),
                "",
                definition.settings(),
                definition.states(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(new EdgeFormula(everywhere, elsewhere, Optional.empty(), one, SourcePosition.START)),
                List.of(new StateFormula(everywhere, Optional.empty(), formula, formula.position())),
                List.of(),
                List.of(),
                Optional.empty(),
                definition.horizon(),
                List.of(),
                "");
    }

    /** The names of the parameters, in the order of all arrays. */
    public List<String> names() {
        return names;
    }

    /**
     * The parameters at every point of a grid.
     *
     * @param flow {@code [K+1][d][lane]}; not modified
     * @return {@code [K+1][parameter][lane]}
     */
    public double[] values(TimeGrid grid, double[] flow, int lanes) {
        int count = probes.size();
        double[] values = new double[grid.points() * count * lanes];
        for (int i = 0; i < count; i++) {
            write(probes.get(i), grid, flow, lanes, values, i);
        }
        return values;
    }

    private void write(MeanFieldGame probe, TimeGrid grid, double[] flow, int lanes, double[] values, int parameter) {
        int block = probe.graph().states() * lanes;
        var evaluator = probe.evaluator(lanes);
        double[] time = new double[lanes];
        double[] hamiltonian = new double[block];
        var at = new GamePoint().set(Argument.VALUE, new double[block], 0).set(Argument.TIME, time, 0);
        double[] rates = new double[probe.graph().edges() * lanes];
        var response =
                new GameResponse().set(Result.HAMILTONIAN, hamiltonian, 0).set(Result.RATE, rates, 0);
        for (int k = 0; k < grid.points(); k++) {
            Arrays.fill(time, grid.time(k));
            evaluator.evaluate(at.set(Argument.FLOW, flow, k * block), response);
            System.arraycopy(hamiltonian, 0, values, (k * probes.size() + parameter) * lanes, lanes);
        }
    }
}
