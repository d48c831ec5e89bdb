package tacit.game;

/** Slices of arrays, each of which moves by a stride from one run of a program to the next. */
final class Slices {
    private final double[][] arrays;
    private final int[] offsets;
    private final int[] strides;

    Slices(int count) {
        arrays = new double[count][0];
        offsets = new int[count];
        strides = new int[count];
    }

    /** Sets a slice; the array is kept, not copied. */
    void set(int slice, double[] array, int offset, int stride) {
        arrays[slice] = array;
        offsets[slice] = offset;
        strides[slice] = stride;
    }

    double[][] arrays() {
        return arrays;
    }

    int[] offsets() {
        return offsets;
    }

    int[] strides() {
        return strides;
    }
}
