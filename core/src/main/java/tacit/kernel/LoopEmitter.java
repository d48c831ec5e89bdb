package tacit.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tacit.formula.Buffer;
import tacit.formula.Expression;
import tacit.formula.Loop;
import tacit.formula.Op;
import tacit.kernel.LoopPlan.Level;

/**
 * Emits one loop as its {@link LoopPlan} nests it. The method's parameters are those of {@link Kernel#run}; arrays,
 * offsets and tables are read into local variables once.
 */
final class LoopEmitter {
    private static final int ARRAYS = 0;
    private static final int SCRATCH = 1;
    private static final int OFFSETS = 2;
    private static final int LANES = 3;
    private static final int FROM = 4;
    private static final int TO = 5;
    private static final int ELEMENTS = 6;
    private static final int NUMBERS = 7;
    private static final int STARTS = 8;
    private static final int STRIDES = 9;
    private static final int COUNT = 10;

    private record Address(Buffer buffer, IntBuffer elements) {}

    private final CodeBuilder code;
    private final LaneCode lanes;
    private final int first;
    private final boolean alone;
    private final List<Strand> strands = new ArrayList<>();
    private final LoopPlan plan;
    private final Loop loop;
    private final List<Buffer> external;
    private final List<Buffer> scratch;
    private final Tables tables;
    private final Map<Buffer, Integer> arrays = new HashMap<>();
    private final Map<Buffer, Integer> bases = new HashMap<>();
    private final Map<Buffer, Integer> strides = new HashMap<>();
    private final Map<IntBuffer, Integer> elementTables = new HashMap<>();
    private final Map<Expression, Integer> numberTables = new HashMap<>();
    private final Map<Address, Integer> addresses = new HashMap<>();

    /** One of the vectors of a block. */
    private final class Strand {
        private final int offset;
        private final ExpressionEmitter expressions = new ExpressionEmitter(lanes, plan);
        private final Map<Loop.Store, Integer> sums = new HashMap<>();
        private final Map<Loop.Load, Integer> carried = new HashMap<>();
        private final Map<Loop.Store, Integer> left = new HashMap<>();

        Strand(int offset) {
            this.offset = offset;
            loop.loads().forEach(load -> expressions.bind(load.symbol(), () -> fetch(load.buffer(), load.elements())));
        }

        /** Reads what the first run finds where later ones find what their predecessor left. */
        private void beginCarrying() {
            plan.carried().keySet().forEach(load -> {
                lanes.fetch(() -> {
                    code.aload(Objects.requireNonNull(arrays.get(load.buffer())));
                    pushAddress(load.buffer(), load.elements()[0]);
                    move();
                });
                int local = lanes.allocate();
                lanes.set(local);
                carried.put(load, local);
                expressions.bind(load.symbol(), () -> lanes.get(local));
            });
        }

        private void carry() {
            carried.forEach((load, local) -> {
                lanes.get(Objects.requireNonNull(
                        left.get(Objects.requireNonNull(plan.carried().get(load)))));
                lanes.set(local);
            });
        }

        private void open(Level level, int instance) {
            if (level == plan.innermost()) {
                loop.values()
                        .forEach(value ->
                                expressions.bind(value.symbol(), () -> lanes.broadcast(() -> number(value, instance))));
            }
            expressions.prepare(level);
            for (Loop.Store store : loop.stores()) {
                if (plan.accumulates(store) && plan.level(store) == level) {
                    if (store.mode() == Loop.Mode.SUM) {
                        lanes.constant(0);
                    } else {
                        fetch(store.buffer(), store.elements());
                    }
                    int sum = lanes.allocate();
                    lanes.set(sum);
                    sums.put(store, sum);
                }
            }
        }

        private void store() {
            for (Loop.Store store : loop.stores()) {
                Integer sum = sums.get(store);
                if (sum != null) {
                    combine(store, () -> lanes.get(sum));
                    lanes.set(sum);
                } else {
                    lanes.store(
                            leave(store, () -> combine(store, () -> fetch(store.buffer(), store.elements()))),
                            () -> place(store.buffer(), store.elements()));
                }
            }
        }

        /** A value to be stored, kept where the next run wants it. */
        private Runnable leave(Loop.Store store, Runnable value) {
            if (!plan.carried().containsValue(store)) {
                return value;
            }
            value.run();
            int local = lanes.allocate();
            lanes.set(local);
            left.put(store, local);
            return () -> lanes.get(local);
        }

        /** Pushes what a place holds after a store. */
        private void combine(Loop.Store store, Runnable old) {
            switch (store.mode()) {
                case SET -> expressions.push(store.value());
                case ADD, SUM -> {
                    sum(old, store.value());
                }
                case RAISE -> {
                    Runnable value = () -> expressions.push(store.value());
                    lanes.select(old, value, value, old);
                }
            }
        }

        private void sum(Runnable before, Expression value) {
            boolean product = value.op() == Op.MULTIPLY || value.op() == Op.FUSED;
            if (product) {
                expressions.push(value.argument(0));
                expressions.push(value.argument(1));
            }
            if (value.op() == Op.FUSED) {
                sum(before, value.argument(2));
            } else {
                before.run();
            }
            if (product) {
                lanes.fuse();
            } else {
                expressions.push(value);
                lanes.add();
            }
        }

        /** Writes the sums of a level. */
        private void close(Level level) {
            for (Loop.Store store : loop.stores()) {
                Integer sum = sums.get(store);
                if (sum != null && plan.level(store) == level) {
                    lanes.store(() -> lanes.get(sum), () -> place(store.buffer(), store.elements()));
                }
            }
        }

        private void fetch(Buffer buffer, int[] elements) {
            lanes.fetch(() -> place(buffer, elements));
        }

        private void place(Buffer buffer, int[] elements) {
            code.aload(Objects.requireNonNull(arrays.get(buffer)));
            code.iload(Objects.requireNonNull(addresses.get(new Address(buffer, IntBuffer.wrap(elements)))));
            move();
        }

        private void move() {
            if (offset > 0) {
                code.loadConstant(offset).iadd();
            }
        }
    }

    LoopEmitter(
            LaneCode lanes,
            int first,
            int count,
            boolean alone,
            LoopPlan plan,
            List<Buffer> external,
            List<Buffer> scratch,
            Tables tables) {
        this.code = lanes.code;
        this.lanes = lanes;
        this.first = first;
        this.alone = alone;
        this.plan = plan;
        this.loop = plan.loop();
        this.external = external;
        this.scratch = scratch;
        this.tables = tables;
        for (int i = 0; i < count; i++) {
            strands.add(new Strand(i * lanes.width()));
        }
    }

    void emit() {
        readParameters();
        lanes.declare(plan.constants());
        int lane = counter(() -> code.iload(first + FROM));
        repeat(lane, () -> code.iload(first + TO), strands.size() * lanes.width(), () -> emitRuns(lane));
        code.return_();
    }

    private void readParameters() {
        for (Buffer buffer : plan.buffers()) {
            code.aload(first + (buffer.isScratch() ? SCRATCH : ARRAYS))
                    .loadConstant(index(buffer))
                    .aaload();
            arrays.put(buffer, reference());
            if (!buffer.isScratch()) {
                code.aload(first + STRIDES).loadConstant(index(buffer)).iaload();
                strides.put(buffer, integer());
            }
        }
        loop.loads().forEach(load -> readTable(load.elements()));
        loop.stores().forEach(store -> readTable(store.elements()));
        for (Loop.Value value : loop.values()) {
            code.aload(first + NUMBERS)
                    .loadConstant(tables.indexOf(value.numbers()))
                    .aaload();
            numberTables.put(value.symbol(), reference());
        }
    }

    private int index(Buffer buffer) {
        return (buffer.isScratch() ? scratch : external).indexOf(buffer);
    }

    private void readTable(int[] elements) {
        if (plan.needsTable(elements)) {
            elementTables.computeIfAbsent(IntBuffer.wrap(elements), table -> {
                code.aload(first + ELEMENTS)
                        .loadConstant(tables.indexOf(elements))
                        .aaload();
                return reference();
            });
        }
    }

    /** All runs of one block of lanes. */
    private void emitRuns(int lane) {
        for (Buffer buffer : plan.buffers()) {
            code.iload(lane);
            if (!buffer.isScratch()) {
                code.aload(first + OFFSETS).loadConstant(index(buffer)).iaload().iadd();
            }
            bases.put(buffer, integer());
        }
        open(Level.RUNS, -1);
        strands.forEach(Strand::beginCarrying);
        int run = counter(code::iconst_0);
        repeat(run, () -> code.iload(first + COUNT), 1, () -> {
            emitBlock();
            strands.forEach(Strand::carry);
            strides.forEach((buffer, stride) -> {
                int base = Objects.requireNonNull(bases.get(buffer));
                code.iload(base).iload(stride).iadd().istore(base);
            });
        });
        strands.forEach(strand -> strand.close(Level.RUNS));
    }

    private void emitBlock() {
        open(Level.BLOCK, -1);
        if (plan.innermost() == Level.BLOCK) {
            strands.forEach(Strand::store);
        } else if (plan.isGrouped()) {
            code.aload(first + STARTS)
                    .loadConstant(tables.indexOfStarts(plan.starts()))
                    .aaload();
            int starts = reference();
            int group = counter(code::iconst_0);
            repeat(group, () -> code.loadConstant(plan.starts().length - 1), 1, () -> emitGroup(starts, group));
        } else {
            int instance = counter(code::iconst_0);
            repeat(instance, () -> code.loadConstant(loop.instances()), 1, () -> emitInstance(instance));
        }
        strands.forEach(strand -> strand.close(Level.BLOCK));
    }

    private void emitGroup(int starts, int group) {
        int instance = counter(() -> code.aload(starts).iload(group).iaload());
        open(Level.GROUP, instance);
        code.aload(starts).iload(group).iconst_1().iadd().iaload();
        int end = integer();
        repeat(instance, () -> code.iload(end), 1, () -> emitInstance(instance));
        strands.forEach(strand -> strand.close(Level.GROUP));
    }

    private void emitInstance(int instance) {
        open(plan.innermost(), instance);
        strands.forEach(Strand::store);
    }

    /** Addresses, kept values and sums of a level. */
    private void open(Level level, int instance) {
        loop.loads().forEach(load -> address(level, load.buffer(), load.elements(), instance));
        loop.stores().forEach(store -> address(level, store.buffer(), store.elements(), instance));
        strands.forEach(strand -> strand.open(level, instance));
    }

    private void number(Loop.Value value, int instance) {
        if (loop.instances() == 1) {
            code.loadConstant(value.numbers()[0]);
        } else {
            code.aload(Objects.requireNonNull(numberTables.get(value.symbol())))
                    .iload(instance)
                    .daload();
        }
    }

    private void address(Level level, Buffer buffer, int[] elements, int instance) {
        Address address = new Address(buffer, IntBuffer.wrap(elements));
        if (plan.level(buffer, elements) == level && !addresses.containsKey(address)) {
            if (!plan.needsTable(elements)) {
                pushAddress(buffer, elements[0]);
            } else {
                code.iload(Objects.requireNonNull(bases.get(buffer)));
                code.aload(Objects.requireNonNull(elementTables.get(address.elements())))
                        .iload(instance)
                        .iaload()
                        .iadd();
            }
            addresses.put(address, integer());
        }
    }

    private void pushAddress(Buffer buffer, int element) {
        code.iload(Objects.requireNonNull(bases.get(buffer))).loadConstant(element);
        if (!alone) {
            code.iload(first + LANES).imul();
        }
        code.iadd();
    }

    /** {@code for (; counter < end; counter += step) body}. */
    private void repeat(int counter, Runnable end, int step, Runnable body) {
        Label head = code.newLabel();
        Label exit = code.newLabel();
        code.labelBinding(head).iload(counter);
        end.run();
        code.if_icmpge(exit);
        body.run();
        code.iinc(counter, step).goto_(head).labelBinding(exit);
    }

    private int counter(Runnable first) {
        first.run();
        return integer();
    }

    private int reference() {
        int local = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(local);
        return local;
    }

    private int integer() {
        int local = code.allocateLocal(TypeKind.INT);
        code.istore(local);
        return local;
    }
}
