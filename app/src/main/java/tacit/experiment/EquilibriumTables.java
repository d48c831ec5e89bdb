package tacit.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import tacit.data.Column;
import tacit.data.Table;
import tacit.equilibrium.Continuation;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.EquilibriumPath;
import tacit.equilibrium.GridPath;
import tacit.equilibrium.TimeGrid;
import tacit.game.TransitionGraph;

/** The numbers of an equilibrium as tables in long form, lane by lane; a column names the lane's trajectory. */
public final class EquilibriumTables {
    private EquilibriumTables() {}

    /**
     * The tables {@code flow} (share and value function of each state), {@code controls}, {@code rates} and
     * {@code parameters}.
     *
     * @param trajectories the name of each lane
     */
    public static List<Table> of(Equilibrium equilibrium, List<String> trajectories) {
        return of(equilibrium, equilibrium.path(), trajectories);
    }

    /**
     * The same tables, shares and value functions being those of a path that the equilibrium is a part of.
     *
     * @param trajectories the name of each lane
     */
    public static List<Table> of(Equilibrium equilibrium, EquilibriumPath path, List<String> trajectories) {
        var tables = new ArrayList<Table>();
        tables.add(flow(path, trajectories));
        var game = equilibrium.problem().game();
        TimeGrid grid = equilibrium.problem().grid();
        if (!game.controls().isEmpty()) {
            tables.add(
                    table("controls", "control", "value", trajectories, grid, game.controls(), equilibrium.controls()));
        }
        tables.add(rates(equilibrium, trajectories));
        tables.add(parameters(equilibrium, trajectories));
        return tables;
    }

    private static Table flow(EquilibriumPath path, List<String> trajectories) {
        TimeGrid grid = path.problem().grid();
        List<String> states = path.problem().game().states();
        Table shares = table("flow", "state", "share", trajectories, grid, states, path.flow());
        Table values = table("flow", "state", "value-function", trajectories, grid, states, path.values());
        var columns = new ArrayList<>(shares.columns());
        columns.add(values.columns().getLast());
        return new Table("flow", columns);
    }

    /** The table {@code equilibria}: share and value function in each of several equilibria, numbered from 1. */
    public static Table distinct(List<Equilibrium> equilibria) {
        var number = new ArrayList<String>();
        var states = new ArrayList<String>();
        var times = DoubleStream.builder();
        var shares = DoubleStream.builder();
        var values = DoubleStream.builder();
        for (int i = 0; i < equilibria.size(); i++) {
            Equilibrium one = equilibria.get(i);
            for (int k = 0; k < one.problem().grid().points(); k++) {
                for (int x = 0; x < one.problem().states(); x++) {
                    number.add(Integer.toString(i + 1));
                    times.add(one.problem().grid().time(k));
                    states.add(one.problem().game().states().get(x));
                    shares.add(one.flow(k, x, 0));
                    values.add(one.value(k, x, 0));
                }
            }
        }
        return new Table(
                "equilibria",
                List.of(
                        new Column.Text("equilibrium", number),
                        new Column.Real("time", times.build().toArray()),
                        new Column.Text("state", states),
                        new Column.Real("share", shares.build().toArray()),
                        new Column.Real("value-function", values.build().toArray())));
    }

    /**
     * The table {@code branch}: where the crowd is at last in each equilibrium along a parameter, numbered from 1.
     *
     * @param parameter its name
     */
    public static Table branch(String parameter, List<Continuation.Point> points) {
        var number = new ArrayList<String>();
        var names = new ArrayList<String>();
        var states = new ArrayList<String>();
        var values = DoubleStream.builder();
        var shares = DoubleStream.builder();
        for (int i = 0; i < points.size(); i++) {
            Equilibrium one = points.get(i).equilibrium();
            for (int x = 0; x < one.problem().states(); x++) {
                number.add(Integer.toString(i + 1));
                names.add(parameter);
                values.add(points.get(i).value());
                states.add(one.problem().game().states().get(x));
                shares.add(one.flow(one.problem().grid().steps(), x, 0));
            }
        }
        return new Table(
                "branch",
                List.of(
                        new Column.Text("equilibrium", number),
                        new Column.Text("parameter", names),
                        new Column.Real("value", values.build().toArray()),
                        new Column.Text("state", states),
                        new Column.Real("share-at-last", shares.build().toArray())));
    }

    private static Table rates(Equilibrium equilibrium, List<String> trajectories) {
        TransitionGraph graph = equilibrium.problem().game().graph();
        List<String> states = equilibrium.problem().game().states();
        var edges = new ArrayList<String>();
        for (int edge = 0; edge < graph.edges(); edge++) {
            edges.add(states.get(graph.source(edge)) + " -> " + states.get(graph.target(edge)));
        }
        TimeGrid grid = equilibrium.problem().grid();
        return table("rates", "transition", "rate", trajectories, grid, edges, equilibrium.rates());
    }

    private static Table parameters(Equilibrium equilibrium, List<String> trajectories) {
        GridPath path = equilibrium.problem().parameters();
        List<String> names = equilibrium.problem().game().parameters().stream()
                .map(element -> element.name())
                .toList();
        TimeGrid grid = equilibrium.problem().grid();
        double[] everywhere = new double[grid.points() * path.components() * path.lanes()];
        for (int k = 0; k < grid.points(); k++) {
            int width = path.components() * path.lanes();
            System.arraycopy(path.values(), path.offset(k), everywhere, k * width, width);
        }
        return table("parameters", "parameter", "value", trajectories, grid, names, everywhere);
    }

    /* The array is [time][component][lane], over as many of the grid's points as it holds. */
    private static Table table(
            String name,
            String component,
            String value,
            List<String> trajectories,
            TimeGrid grid,
            List<String> components,
            double[] array) {
        int lanes = trajectories.size();
        int width = components.size() * lanes;
        int points = width == 0 ? 0 : array.length / width;
        var lane = new ArrayList<String>(array.length);
        double[] times = new double[array.length];
        var names = new ArrayList<String>(array.length);
        double[] numbers = new double[array.length];
        for (int l = 0; l < lanes; l++) {
            for (int k = 0; k < points; k++) {
                for (int c = 0; c < components.size(); c++) {
                    int row = names.size();
                    lane.add(trajectories.get(l));
                    times[row] = grid.time(k);
                    names.add(components.get(c));
                    numbers[row] = array[k * width + c * lanes + l];
                }
            }
        }
        return new Table(
                name,
                List.of(
                        new Column.Text("trajectory", lane),
                        new Column.Real("time", times),
                        new Column.Text(component, names),
                        new Column.Real(value, numbers)));
    }
}
