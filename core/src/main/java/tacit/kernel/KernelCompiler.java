package tacit.kernel;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import tacit.formula.Buffer;
import tacit.formula.ExecutableProgram;
import tacit.formula.Loop;
import tacit.formula.Program;

/**
 * Compiles programs to bytecode: one static method per loop, in a hidden class. Compiled code gives the bits that the
 * interpreter gives, since both do the same operations in the same order.
 */
public final class KernelCompiler implements ExecutableProgram.Compiler {
    private static final ClassDesc GENERATED = ClassDesc.of("tacit.kernel.Generated");

    @Override
    public IntFunction<ExecutableProgram> compile(Program program) {
        Tables tables = new Tables();
        Kernel kernel = instantiate(generate(program, tables));
        int[][] elements = tables.elements();
        double[][] numbers = tables.numbers();
        return lanes -> new CompiledProgram(program, lanes, kernel, elements, numbers);
    }

    /** The class file of a program's kernel; the tables it reads are added to {@code tables}. */
    static byte[] generate(Program program, Tables tables) {
        List<Buffer> memory = CompiledProgram.memory(program);
        List<Loop> loops = program.loops().stream()
                .flatMap(loop -> LoopSplitter.split(loop).stream())
                .toList();
        return ClassFile.of().build(GENERATED, builder -> {
            builder.withFlags(ClassFile.ACC_FINAL);
            builder.withInterfaceSymbols(Kernel.DESCRIPTOR);
            builder.withMethodBody(
                    ConstantDescs.INIT_NAME,
                    ConstantDescs.MTD_void,
                    ClassFile.ACC_PUBLIC,
                    code -> code.aload(0)
                            .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                            .return_());
            List<String> names = new ArrayList<>();
            for (Loop loop : loops) {
                String name = "loop" + names.size();
                names.add(name);
                builder.withMethodBody(
                        name,
                        Kernel.TYPE,
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                        code -> new LoopEmitter(code, loop, memory, tables).emit());
            }
            builder.withMethodBody("run", Kernel.TYPE, ClassFile.ACC_PUBLIC, code -> {
                for (String name : names) {
                    code.aload(1).aload(2).iload(3).aload(4).aload(5);
                    code.invokestatic(GENERATED, name, Kernel.TYPE);
                }
                code.return_();
            });
        });
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
