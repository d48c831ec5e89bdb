package tacit.kernel;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** What a generated class implements: all loops of a program, for any number of lanes. */
interface Kernel {
    /** This interface, for generated code. */
    ClassDesc DESCRIPTOR = ClassDesc.of("tacit.kernel.Kernel");

    /** The type of {@link #run} and of each loop's method. */
    MethodTypeDesc TYPE = MethodTypeDesc.of(
            ConstantDescs.CD_void,
            ConstantDescs.CD_double.arrayType(2),
            ConstantDescs.CD_int.arrayType(),
            ConstantDescs.CD_int,
            ConstantDescs.CD_int.arrayType(2),
            ConstantDescs.CD_double.arrayType(2));

    /**
     * Runs the loops.
     *
     * @param arrays the array of each buffer; what is stored to is modified
     * @param offsets where each buffer begins in its array
     * @param lanes number of lanes
     * @param elements the element tables that loops read
     * @param numbers the number tables that loops read
     */
    void run(double[][] arrays, int[] offsets, int lanes, int[][] elements, double[][] numbers);
}
