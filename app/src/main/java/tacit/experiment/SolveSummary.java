package tacit.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tacit.equilibrium.DistinctEquilibria;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumProblem;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.Richardson;
import tacit.game.ParameterElement;

/** The entries of {@code summary.json} after a solution, documented in {@code docs/run-folder.md}. */
public final class SolveSummary {
    private SolveSummary() {}

    /**
     * The nested entries.
     *
     * @param distinct what a search for several equilibria found, where there was one
     * @param extrapolation the equilibria that the flow is extrapolated from, where it is of second order in time
     */
    public static Map<String, Object> of(
            Equilibrium equilibrium,
            Optional<DistinctEquilibria.Result> distinct,
            Optional<Richardson> extrapolation,
            EquilibriumSummary summary,
            RunClock clock) {
        EquilibriumProblem problem = equilibrium.problem();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("game", problem.game().name());
        Json.put(tree, problem.grid().time(problem.grid().steps()), "time", "horizon");
        Json.put(tree, problem.grid().steps(), "time", "steps");
        extrapolation.ifPresent(pair -> Json.put(tree, pair.flowChange(0), "time", "flow-change"));
        List<ParameterElement> elements = problem.game().parameters();
        GridPath path = problem.parameters();
        for (int i = 0; i < elements.size(); i++) {
            ParameterElement element = elements.get(i);
            Json.put(tree, path.values()[i * path.lanes()], "parameters", element.name(), "value");
            Json.put(tree, element.unit(), "parameters", element.name(), "unit");
        }
        tree.put("equilibrium", summary.entries());
        distinct.ifPresent(found -> {
            Json.put(tree, found.distinct().size(), "equilibria", "found");
            Json.put(tree, found.failed().size(), "equilibria", "failed-starts");
        });
        Json.put(tree, clock.seconds(), "wall", "seconds");
        return tree;
    }
}
