package tacit.kernel;

/**
 * How a program is run for so many lanes: which kernel for which of them, and the tables of those kernels. The arrays
 * are not modified, and shared by all threads.
 */
record KernelPlan(Part[] parts, int[][] elements, double[][] numbers, int[][] starts) {
    /** The lanes {@code from} to before {@code to}, and their kernel. */
    record Part(Kernel kernel, int from, int to) {}
}
