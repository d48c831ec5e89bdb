package tacit.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tacit.formula.Buffer;
import tacit.formula.ExecutableProgram;
import tacit.formula.Program;

/** A kernel with the scratch memory of one thread. */
final class CompiledProgram implements ExecutableProgram {
    private final Kernel kernel;
    private final int lanes;
    private final int[][] elements;
    private final double[][] numbers;
    private final double[][] arrays;
    private final int[] offsets;
    private final int external;
    private final int[] zeroed;
    private final int[] zeroedLengths;

    CompiledProgram(Program program, int lanes, Kernel kernel, int[][] elements, double[][] numbers) {
        this.kernel = kernel;
        this.lanes = lanes;
        this.elements = elements;
        this.numbers = numbers;
        List<Buffer> memory = memory(program);
        external = program.external().size();
        arrays = new double[memory.size()][];
        offsets = new int[memory.size()];
        for (int i = external; i < arrays.length; i++) {
            arrays[i] = new double[memory.get(i).size() * lanes];
        }
        zeroed = program.zeroed().stream().mapToInt(memory::indexOf).toArray();
        zeroedLengths = program.zeroed().stream()
                .mapToInt(buffer -> buffer.size() * lanes)
                .toArray();
    }

    /** The buffers that a program's loops may name, in the order of a kernel's arrays. */
    static List<Buffer> memory(Program program) {
        List<Buffer> memory = new ArrayList<>(program.external());
        memory.addAll(program.scratch());
        return memory;
    }

    @Override
    public void run(double[][] callersArrays, int[] callersOffsets) {
        for (int i = 0; i < external; i++) {
            arrays[i] = callersArrays[i];
            offsets[i] = callersOffsets[i];
        }
        for (int i = external; i < arrays.length; i++) {
            Arrays.fill(arrays[i], 0);
        }
        for (int i = 0; i < zeroed.length; i++) {
            int start = offsets[zeroed[i]];
            Arrays.fill(arrays[zeroed[i]], start, start + zeroedLengths[i], 0);
        }
        kernel.run(arrays, offsets, lanes, elements, numbers);
    }
}
