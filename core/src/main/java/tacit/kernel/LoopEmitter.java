package tacit.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tacit.formula.Buffer;
import tacit.formula.Expression;
import tacit.formula.Loop;

/**
 * Emits one loop: over its instances, and inside over the lanes.
 *
 * <p>Arrays, offsets and tables are read into local variables once; an address per buffer and table once per instance.
 * The method's parameters are those of {@link Kernel#run}.
 */
final class LoopEmitter {
    private static final int ARRAYS = 0;
    private static final int OFFSETS = 1;
    private static final int LANES = 2;
    private static final int ELEMENTS = 3;
    private static final int NUMBERS = 4;

    private record Address(Buffer buffer, IntBuffer elements) {}

    private final CodeBuilder code;
    private final Loop loop;
    private final List<Buffer> memory;
    private final Tables tables;
    private final Map<Buffer, Integer> arrayLocals = new HashMap<>();
    private final Map<Buffer, Integer> offsetLocals = new HashMap<>();
    private final Map<IntBuffer, Integer> tableLocals = new HashMap<>();
    private final Map<Address, Integer> addressLocals = new HashMap<>();
    private final Map<Expression, Integer> numberTableLocals = new HashMap<>();
    private final Map<Expression, Integer> numberLocals = new HashMap<>();

    LoopEmitter(CodeBuilder code, Loop loop, List<Buffer> memory, Tables tables) {
        this.code = code;
        this.loop = loop;
        this.memory = memory;
        this.tables = tables;
    }

    void emit() {
        loop.loads().forEach(load -> prepare(load.buffer(), load.elements()));
        loop.stores().forEach(store -> prepare(store.buffer(), store.elements()));
        for (Loop.Value value : loop.values()) {
            code.aload(NUMBERS).loadConstant(tables.indexOf(value.numbers())).aaload();
            numberTableLocals.put(value.symbol(), storeReference());
        }
        if (loop.instances() == 1) {
            code.iconst_0();
            emitInstance(storeInt());
        } else {
            counted(loop.instances(), this::emitInstance);
        }
        code.return_();
    }

    private void prepare(Buffer buffer, int[] elements) {
        if (!arrayLocals.containsKey(buffer)) {
            int index = memory.indexOf(buffer);
            code.aload(ARRAYS).loadConstant(index).aaload();
            arrayLocals.put(buffer, storeReference());
            code.aload(OFFSETS).loadConstant(index).iaload();
            offsetLocals.put(buffer, storeInt());
        }
        if (loop.instances() > 1) {
            tableLocals.computeIfAbsent(IntBuffer.wrap(elements), table -> {
                code.aload(ELEMENTS).loadConstant(tables.indexOf(elements)).aaload();
                return storeReference();
            });
        }
    }

    private void emitInstance(int instance) {
        for (Loop.Value value : loop.values()) {
            int table = Objects.requireNonNull(numberTableLocals.get(value.symbol()));
            int number = numberLocals.computeIfAbsent(value.symbol(), s -> code.allocateLocal(TypeKind.DOUBLE));
            code.aload(table).iload(instance).daload().dstore(number);
        }
        loop.loads().forEach(load -> address(load.buffer(), load.elements(), instance));
        loop.stores().forEach(store -> address(store.buffer(), store.elements(), instance));
        int lane = code.allocateLocal(TypeKind.INT);
        Label head = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0().istore(lane).labelBinding(head);
        code.iload(lane).iload(LANES).if_icmpge(end);
        emitLane(lane);
        code.iinc(lane, 1).goto_(head).labelBinding(end);
    }

    private void address(Buffer buffer, int[] elements, int instance) {
        addressLocals.computeIfAbsent(new Address(buffer, IntBuffer.wrap(elements)), address -> {
            code.iload(Objects.requireNonNull(offsetLocals.get(buffer)));
            if (loop.instances() == 1) {
                code.loadConstant(elements[0]);
            } else {
                code.aload(Objects.requireNonNull(tableLocals.get(address.elements())))
                        .iload(instance)
                        .iaload();
            }
            code.iload(LANES).imul().iadd();
            return storeInt();
        });
    }

    private void emitLane(int lane) {
        ExpressionEmitter expressions = new ExpressionEmitter(code, loop.results());
        for (Loop.Value value : loop.values()) {
            expressions.bind(
                    value.symbol(), () -> code.dload(Objects.requireNonNull(numberLocals.get(value.symbol()))));
        }
        for (Loop.Load load : loop.loads()) {
            expressions.bind(load.symbol(), () -> {
                locate(load.buffer(), load.elements(), lane);
                code.daload();
            });
        }
        for (Loop.Store store : loop.stores()) {
            expressions.prepare(store.value());
            locate(store.buffer(), store.elements(), lane);
            if (store.adds()) {
                code.dup2().daload();
                expressions.push(store.value());
                code.dadd();
            } else {
                expressions.push(store.value());
            }
            code.dastore();
        }
    }

    private void locate(Buffer buffer, int[] elements, int lane) {
        code.aload(Objects.requireNonNull(arrayLocals.get(buffer)));
        code.iload(Objects.requireNonNull(addressLocals.get(new Address(buffer, IntBuffer.wrap(elements)))))
                .iload(lane)
                .iadd();
    }

    private void counted(int count, java.util.function.IntConsumer body) {
        int counter = code.allocateLocal(TypeKind.INT);
        Label head = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0().istore(counter).labelBinding(head);
        code.iload(counter).loadConstant(count).if_icmpge(end);
        body.accept(counter);
        code.iinc(counter, 1).goto_(head).labelBinding(end);
    }

    private int storeReference() {
        int local = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(local);
        return local;
    }

    private int storeInt() {
        int local = code.allocateLocal(TypeKind.INT);
        code.istore(local);
        return local;
    }
}
