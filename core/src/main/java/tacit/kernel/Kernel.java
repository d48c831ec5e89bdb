package tacit.kernel;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * What a generated class extends: all loops of a program, for blocks of some number of lanes. It is a class, not an
 * interface, because a step of a small game takes so little time that the quicker dispatch shows.
 */
abstract class Kernel {
    /** This class, for generated code. */
    static final ClassDesc DESCRIPTOR = ClassDesc.of("tacit.kernel.Kernel");

    /** The type of {@link #run} and of each loop's method. */
    static final MethodTypeDesc TYPE = MethodTypeDesc.of(
            ConstantDescs.CD_void,
            ConstantDescs.CD_double.arrayType(2),
            ConstantDescs.CD_double.arrayType(2),
            ConstantDescs.CD_int.arrayType(),
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int.arrayType(2),
            ConstantDescs.CD_double.arrayType(2),
            ConstantDescs.CD_int.arrayType(2),
            ConstantDescs.CD_int.arrayType(),
            ConstantDescs.CD_int);

    /** The type of {@link #advance}. */
    static final MethodTypeDesc ADVANCE = MethodTypeDesc.of(
            ConstantDescs.CD_void, ConstantDescs.CD_int.arrayType(), ConstantDescs.CD_int.arrayType());

    /**
     * Runs the loops several times for some lanes, whose number is a multiple of the kernel's block.
     *
     * @param arrays the array of each external buffer; what is stored to is modified
     * @param scratch the array of each scratch buffer, where it begins at 0; modified
     * @param offsets where each external buffer begins in its array at the first run; modified where a kernel has
     *     several loops
     * @param lanes number of all lanes
     * @param from the first lane
     * @param to the lane after the last one
     * @param elements the element tables that loops read, multiplied by {@code lanes}
     * @param numbers the number tables that loops read
     * @param starts the tables of the groups of instances
     * @param strides by how much each external buffer's beginning moves after a run; not modified
     * @param count the number of runs
     */
    abstract void run(
            double[][] arrays,
            double[][] scratch,
            int[] offsets,
            int lanes,
            int from,
            int to,
            int[][] elements,
            double[][] numbers,
            int[][] starts,
            int[] strides,
            int count);

    /** Moves the beginnings on by a run. */
    static void advance(int[] offsets, int[] strides) {
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] += strides[i];
        }
    }
}
