package tacit.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tacit.formula.Buffer;
import tacit.formula.Expression;
import tacit.formula.Loop;
import tacit.formula.Op;
import tacit.formula.Program;
import tacit.kernel.LoopPlan.Level;

/** A program as text, nested and with the values kept as its kernel nests and keeps them, to be read by people. */
public final class KernelListing {
    private final boolean alone;
    private final LoopPlan plan;
    private final Loop loop;
    private final Map<Expression, String> names = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private KernelListing(Loop loop, boolean alone) {
        this.loop = loop;
        this.alone = alone;
        plan = new LoopPlan(loop, alone);
    }

    /**
     * The lines of a program: for each loop what is evaluated for all runs of a block of lanes, for a run, per group
     * and per instance.
     */
    public static List<String> of(Program program) {
        List<String> lines = new ArrayList<>();
        program.zeroed().forEach(buffer -> lines.add(buffer.name() + " = 0"));
        boolean alone = program.loops().size() == 1;
        program.loops().forEach(loop -> lines.addAll(new KernelListing(loop, alone).list()));
        return lines;
    }

    private List<String> list() {
        line(0, loop.name() + ", " + (loop.instances() == 1 ? "once" : loop.instances() + " times"));
        level(Level.RUNS, 1);
        level(Level.BLOCK, 1);
        if (plan.isGrouped()) {
            line(1, "for each of " + (plan.starts().length - 1) + " groups");
            level(Level.GROUP, 2);
        }
        int depth = plan.innermost().ordinal();
        if (plan.innermost() != Level.BLOCK) {
            line(depth - 1, "for each instance");
            level(plan.innermost(), depth);
        }
        for (Loop.Store store : loop.stores()) {
            String sign = switch (store.mode()) {
                case SET -> "=";
                case ADD -> "+=";
                case SUM -> "+= (from 0)";
                case RAISE -> "raised to";
            };
            String where = plan.accumulates(store) ? ", kept in a register" + allRuns(plan.level(store)) : "";
            line(depth, place(store.buffer(), store.elements()) + " " + sign + " " + text(store.value()) + where);
        }
        return lines;
    }

    private void level(Level level, int depth) {
        for (Expression node : plan.order()) {
            if (plan.level(node) == level && plan.isKept(node)) {
                String name = node.op() == Op.SYMBOL ? symbol(node) : "v" + node.id();
                String value = node.op() == Op.SYMBOL ? "" : " = " + operation(node);
                line(depth, (node.op() == Op.SYMBOL ? load(node, name) : name + value) + allRuns(level));
                names.put(node, name);
            }
        }
    }

    /** The loops of a program of several take turns in each run. */
    private String allRuns(Level level) {
        return alone && level == Level.RUNS ? " for all runs" : "";
    }

    private String load(Expression symbol, String name) {
        boolean carried =
                plan.carried().keySet().stream().anyMatch(load -> load.symbol().equals(symbol));
        return carried ? "load " + name + ", or keep it from the run before" : "load " + name;
    }

    private String symbol(Expression symbol) {
        return loop.loads().stream()
                .filter(load -> load.symbol().equals(symbol))
                .map(load -> place(load.buffer(), load.elements()))
                .findFirst()
                .orElse(symbol.label());
    }

    private String place(Buffer buffer, int[] elements) {
        return switch (plan.level(buffer, elements)) {
            case RUNS, BLOCK -> buffer.name() + "[" + elements[0] + "]";
            case GROUP -> buffer.name() + (plan.isGrouped() ? "[group]" : "[i]");
            case INSTANCE -> buffer.name() + "[i]";
        };
    }

    private String text(Expression node) {
        String name = names.get(node);
        if (name != null) {
            return name;
        }
        return node.op() == Op.SYMBOL
                ? symbol(node)
                : node.isConstant() ? node.toString() : "(" + operation(node) + ")";
    }

    private String operation(Expression node) {
        List<String> arguments = node.arguments().stream().map(this::text).toList();
        return switch (node.op()) {
            case ADD -> String.join(" + ", arguments);
            case SUBTRACT -> String.join(" - ", arguments);
            case MULTIPLY -> String.join(" * ", arguments);
            case DIVIDE -> String.join(" / ", arguments);
            case FUSED -> arguments.get(0) + " * " + arguments.get(1) + " + " + arguments.get(2);
            case SELECT ->
                arguments.get(0) + " <= " + arguments.get(1) + " ? " + arguments.get(2) + " : " + arguments.get(3);
            default ->
                arguments.stream()
                        .collect(Collectors.joining(", ", node.op().name().toLowerCase(Locale.ROOT) + "(", ")"));
        };
    }

    private void line(int depth, String text) {
        lines.add("  ".repeat(depth) + text);
    }
}
