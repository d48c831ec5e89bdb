package tacit.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program that is linear in some of its buffers, in two: what it multiplies them by is computed once, and the
 * products as often as they are wanted. A cotangent program is linear in the weights and in the cotangents.
 *
 * @param coefficients writes the coefficients, its last external buffer, from what the program reads
 * @param product does what the program does, from the coefficients, its first external buffer
 * @param count the number of coefficients
 */
public record LinearParts(Program coefficients, Program product, int count) {
    private record Term(Expression coefficient, Expression symbol) {}

    /** A loop that is linear in what it reads of the varying buffers: each store's terms. */
    private record LinearLoop(Loop loop, List<Loop.Load> varying, List<List<Term>> terms) {
        /** The coefficients that are to be stored, each once. */
        Set<Expression> stored() {
            Set<Expression> stored = new LinkedHashSet<>();
            terms.forEach(sum -> sum.forEach(term -> {
                if (!term.coefficient().isConstant()) {
                    stored.add(magnitude(term.coefficient()));
                }
            }));
            return stored;
        }
    }

    /**
     * Takes a program apart.
     *
     * @param program linear in {@code varying}, to which alone it stores
     * @param read the other external buffers that it reads
     * @param varying external buffers
     * @param overwritten those of them that the product overwrites where the program adds
     */
    public static LinearParts of(Program program, List<Buffer> read, List<Buffer> varying, Set<Buffer> overwritten) {
        Derivatives derivatives = new Derivatives(program.graph());
        Set<Buffer> moving = new HashSet<>(varying);
        List<Loop> first = new ArrayList<>();
        List<LinearLoop> second = new ArrayList<>();
        int count = 0;
        for (Loop loop : program.loops()) {
            List<Loop.Load> loads = loop.loads().stream()
                    .filter(load -> moving.contains(load.buffer()))
                    .toList();
            if (loads.isEmpty()) {
                first.add(loop);
            } else {
                LinearLoop linear = new LinearLoop(loop, loads, terms(derivatives, loop, loads));
                loop.stores().forEach(store -> moving.add(store.buffer()));
                second.add(linear);
                count += linear.stored().size() * loop.instances();
            }
        }
        Buffer coefficients = Buffer.external("coefficients", count);
        List<Loop> products = new ArrayList<>();
        int start = 0;
        for (LinearLoop linear : second) {
            Map<Expression, int[]> places = places(linear, start);
            start += places.size() * linear.loop().instances();
            if (!places.isEmpty()) {
                first.add(computing(linear.loop(), coefficients, places));
            }
            products.add(multiplying(program.graph(), linear, coefficients, places));
        }
        List<Buffer> computed = new ArrayList<>(read);
        computed.add(coefficients);
        List<Buffer> multiplied = new ArrayList<>(List.of(coefficients));
        multiplied.addAll(varying);
        return new LinearParts(
                new Program(program.graph(), computed, Set.of(), first).pruned(),
                Unroller.unrollIfSmall(new Program(program.graph(), multiplied, overwritten, products).pruned()),
                count);
    }

    /**
     * The product as matrices: what the program multiplies the elements of one buffer by where it stores to others.
     *
     * @param from one of the varying buffers, which the program reads
     * @param targets others, which it stores to
     * @return a matrix for each target
     */
    public List<CoefficientMatrix> matrices(Buffer from, List<Buffer> targets) {
        Program whole = Unroller.unroll(product);
        Loop step = whole.loops().getFirst();
        Map<Expression, Integer> symbols = new HashMap<>();
        for (Loop.Load load : step.loads()) {
            if (load.buffer() == product.external().getFirst()) {
                symbols.put(load.symbol(), load.elements()[0]);
            }
        }
        Expression zero = whole.graph().constant(0);
        List<Expression[][]> entries = targets.stream()
                .map(target -> {
                    Expression[][] rows = new Expression[target.size()][from.size()];
                    Arrays.stream(rows).forEach(row -> Arrays.fill(row, zero));
                    return rows;
                })
                .toList();
        Derivatives derivatives = new Derivatives(whole.graph());
        for (Loop.Load load : step.loads()) {
            if (load.buffer() == from) {
                List<Expression> column = derivatives.partials(step.results(), load.symbol());
                for (int i = 0; i < column.size(); i++) {
                    Loop.Store store = step.stores().get(i);
                    int target = targets.indexOf(store.buffer());
                    if (target >= 0) {
                        entries.get(target)[store.elements()[0]][load.elements()[0]] = column.get(i);
                    }
                }
            }
        }
        return entries.stream()
                .map(rows -> new CoefficientMatrix(rows, symbols))
                .toList();
    }

    private static List<List<Term>> terms(Derivatives derivatives, Loop loop, List<Loop.Load> varying) {
        List<List<Term>> terms = new ArrayList<>();
        loop.stores().forEach(store -> terms.add(new ArrayList<>()));
        for (Loop.Load load : varying) {
            List<Expression> column = derivatives.partials(loop.results(), load.symbol());
            for (int i = 0; i < column.size(); i++) {
                if (!column.get(i).is(0)) {
                    terms.get(i).add(new Term(column.get(i), load.symbol()));
                }
            }
        }
        return terms;
    }

    private static Expression magnitude(Expression coefficient) {
        return coefficient.op() == Op.NEGATE ? coefficient.argument(0) : coefficient;
    }

    private static Map<Expression, int[]> places(LinearLoop linear, int start) {
        Map<Expression, int[]> places = new LinkedHashMap<>();
        int instances = linear.loop().instances();
        for (Expression coefficient : linear.stored()) {
            int[] elements = new int[instances];
            int from = start + places.size() * instances;
            Arrays.setAll(elements, i -> from + i);
            places.put(coefficient, elements);
        }
        return places;
    }

    private static Loop computing(Loop loop, Buffer coefficients, Map<Expression, int[]> places) {
        List<Loop.Store> stores = new ArrayList<>();
        places.forEach((value, elements) -> stores.add(new Loop.Store(coefficients, elements, value, Loop.Mode.SET)));
        return new Loop("coefficients of " + loop.name(), loop.instances(), loop.loads(), loop.values(), stores)
                .pruned();
    }

    private static Loop multiplying(
            ExpressionGraph graph, LinearLoop linear, Buffer coefficients, Map<Expression, int[]> places) {
        List<Loop.Load> loads = new ArrayList<>(linear.varying());
        Map<Expression, Expression> symbols = new LinkedHashMap<>();
        places.forEach((coefficient, elements) -> {
            Expression symbol = graph.symbol("coefficient");
            symbols.put(coefficient, symbol);
            loads.add(new Loop.Load(symbol, coefficients, elements));
        });
        List<Loop.Store> stores = new ArrayList<>();
        for (int i = 0; i < linear.terms().size(); i++) {
            Loop.Store store = linear.loop().stores().get(i);
            Expression sum = graph.constant(0);
            for (Term term : linear.terms().get(i)) {
                Expression factor = symbols.getOrDefault(magnitude(term.coefficient()), term.coefficient());
                Expression product = graph.multiply(factor, term.symbol());
                boolean negative = term.coefficient().op() == Op.NEGATE;
                sum = negative ? graph.subtract(sum, product) : graph.add(sum, product);
            }
            stores.add(new Loop.Store(store.buffer(), store.elements(), sum, store.mode()));
        }
        Loop loop = linear.loop();
        return new Loop(loop.name(), loop.instances(), loads, loop.values(), stores).pruned();
    }
}
