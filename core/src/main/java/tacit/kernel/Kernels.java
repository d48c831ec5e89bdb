package tacit.kernel;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tacit.formula.Buffer;
import tacit.formula.Loop;
import tacit.formula.Program;

/** The kernels of a program, each for blocks of a number of lanes, generated when they are first needed. */
final class Kernels {
    private static final ClassDesc GENERATED = ClassDesc.of("tacit.kernel.Generated");

    /** At some ten bytes per operation a method stays well below the 8,000 bytes beyond which the JIT compiles none. */
    private static final int MOST_OPERATIONS = 500;

    /** A vector operation costs the JIT a hundred times the nodes of a scalar one, and it gives up at 80,000. */
    private static final int MOST_VECTOR_OPERATIONS = 160;

    /**
     * Narrower vectors than the widest are tried down to these: two lanes took three to six times as long as scalar
     * code.
     */
    private static final int NARROWEST = 4;

    private static final int STRIDES = 10;
    private static final int COUNT = 11;

    private final Program program;
    private final int widest;
    private final boolean warmsUp;
    private final AtomicInteger runsLeft;
    private final Set<Integer> warming = ConcurrentHashMap.newKeySet();
    private final Set<Integer> warm = ConcurrentHashMap.newKeySet();
    private final List<Integer> widths;
    private final List<Buffer> scratch;
    private final ProgramLayout layout;
    private final Tables tables = new Tables();
    private final Map<Key, Kernel> kernels = new HashMap<>();
    private final Map<Blocks, KernelPlan> plans = new ConcurrentHashMap<>();

    /**
     * Which kernel.
     *
     * @param width the number of lanes of a block
     * @param alone whether there is one lane only: then elements are neighbours, which spares the JIT most bounds
     *     checks
     * @param chained whether each run begins with what the one before has left
     */
    record Key(int width, boolean alone, boolean chained) {}

    /** So many lanes in blocks of given numbers of them. */
    private record Blocks(int lanes, List<Integer> widths, boolean chained) {}

    /**
     * The kernels of a program.
     *
     * @param widest the number of lanes of the widest vector; 1 for none
     * @param runsBeforeVectors the number of runs, in all threads together, after which vectors are warmed up in the
     *     background; 0 to use them at once
     */
    Kernels(Program program, int widest, int runsBeforeVectors) {
        this.program = program;
        this.widest = widest;
        warmsUp = runsBeforeVectors > 0;
        runsLeft = new AtomicInteger(runsBeforeVectors);
        scratch = program.scratch();
        layout = ProgramLayout.of(program);
        widths = widths(widest);
    }

    /** What arrays the program works on. */
    ProgramLayout layout() {
        return layout;
    }

    /**
     * How the program is run for so many lanes; made once.
     *
     * @param chosen the numbers of lanes of a block, the largest first
     * @param chained whether each run begins with what the one before has left
     */
    KernelPlan plan(int lanes, List<Integer> chosen, boolean chained) {
        Blocks blocks = new Blocks(lanes, chosen, chained);
        KernelPlan known = plans.get(blocks);
        return known != null ? known : plans.computeIfAbsent(blocks, this::makePlan);
    }

    private synchronized KernelPlan makePlan(Blocks blocks) {
        List<KernelPlan.Part> parts = new ArrayList<>();
        int lanes = blocks.lanes();
        int from = 0;
        for (int width : blocks.widths()) {
            int to = from + (lanes - from) / width * width;
            if (to > from) {
                parts.add(new KernelPlan.Part(of(new Key(width, lanes == 1, blocks.chained())), from, to));
                from = to;
            }
        }
        return new KernelPlan(
                parts.toArray(KernelPlan.Part[]::new), tables.elements(lanes), tables.numbers(), tables.starts());
    }

    /** Counts some runs with so many lanes; whether there are vectors that may be used for them. */
    boolean countRuns(int runs, int lanes) {
        if (widest == 1 || lanes == 1 || (runsLeft.get() > 0 && runsLeft.addAndGet(-runs) > 0)) {
            return false;
        }
        boolean ready = true;
        int rest = lanes;
        for (int width : widths) {
            if (warmsUp && width > 1 && rest >= width) {
                rest %= width;
                ready &= isWarm(width);
            }
        }
        return ready;
    }

    private boolean isWarm(int width) {
        boolean already = warm.contains(width);
        if (!already && warming.add(width)) {
            WarmUp.begin(program, this, width, () -> warm.add(width));
        }
        return already;
    }

    /** The numbers of lanes of a block that there are kernels for, the largest first. */
    List<Integer> widths() {
        return widths;
    }

    private static List<Integer> widths(int widest) {
        List<Integer> widths = new ArrayList<>();
        for (int width = 2 * widest; widest > 1 && width >= Math.min(widest, NARROWEST); width /= 2) {
            widths.add(width);
        }
        widths.add(1);
        return List.copyOf(widths);
    }

    private Kernel of(Key key) {
        return kernels.computeIfAbsent(key, missing -> instantiate(generate(missing)));
    }

    /** The class file of a kernel. */
    byte[] generate(Key key) {
        int width = key.width();
        List<Loop> loops = program.loops().stream()
                .flatMap(loop ->
                        LoopSplitter.split(loop, width == 1 ? MOST_OPERATIONS : MOST_VECTOR_OPERATIONS).stream())
                .toList();
        return ClassFile.of().build(GENERATED, builder -> {
            builder.withFlags(ClassFile.ACC_FINAL).withSuperclass(Kernel.DESCRIPTOR);
            builder.withMethodBody(
                    ConstantDescs.INIT_NAME,
                    ConstantDescs.MTD_void,
                    ClassFile.ACC_PUBLIC,
                    code -> code.aload(0)
                            .invokespecial(Kernel.DESCRIPTOR, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                            .return_());
            if (loops.size() == 1) {
                builder.withMethodBody("run", Kernel.TYPE, 0, code -> emit(code, 1, loops.getFirst(), key));
                return;
            }
            for (int i = 0; i < loops.size(); i++) {
                Loop loop = loops.get(i);
                int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC;
                builder.withMethodBody(name(i), Kernel.TYPE, flags, code -> emit(code, 0, loop, key));
            }
            builder.withMethodBody("run", Kernel.TYPE, 0, code -> callAll(code, loops.size()));
        });
    }

    private static String name(int loop) {
        return "loop" + loop;
    }

    /** Short bodies work on two vectors at once, so that places are looked up half as often. */
    private void emit(CodeBuilder code, int firstParameter, Loop loop, Key key) {
        int width = key.width();
        LoopPlan plan = new LoopPlan(loop, key.chained());
        boolean vectors = width > 1 && plan.order().stream().allMatch(VectorCode::supports);
        LaneCode lanes = vectors ? new VectorCode(code, Math.min(width, widest)) : new ScalarCode(code);
        boolean twin = vectors && width > lanes.width() && 2 * plan.order().size() <= MOST_VECTOR_OPERATIONS;
        new LoopEmitter(lanes, firstParameter, twin ? 2 : 1, key.alone(), plan, program.external(), scratch, tables)
                .emit();
    }

    /** Calls all loops for one run after the other. */
    private static void callAll(CodeBuilder code, int loops) {
        Label head = code.newLabel();
        Label exit = code.newLabel();
        code.labelBinding(head).iload(COUNT).ifle(exit);
        for (int i = 0; i < loops; i++) {
            code.aload(1)
                    .aload(2)
                    .aload(3)
                    .iload(4)
                    .iload(5)
                    .iload(6)
                    .aload(7)
                    .aload(8)
                    .aload(9)
                    .aload(STRIDES)
                    .iconst_1();
            code.invokestatic(GENERATED, name(i), Kernel.TYPE);
        }
        code.aload(3).aload(STRIDES).invokestatic(Kernel.DESCRIPTOR, "advance", Kernel.ADVANCE);
        code.iinc(COUNT, -1).goto_(head).labelBinding(exit).return_();
    }

    private static Kernel instantiate(byte[] bytes) {
        try {
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return (Kernel) hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable failure) {
            throw new IllegalStateException("a generated kernel does not load", failure);
        }
    }
}
