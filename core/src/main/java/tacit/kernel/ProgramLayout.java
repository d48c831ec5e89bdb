package tacit.kernel;

import java.util.List;
import tacit.formula.Buffer;
import tacit.formula.Loop;
import tacit.formula.Program;

/**
 * What arrays a program works on, in components: its scratch, which of that is to be zero at first, and which external
 * buffers are. The arrays are not modified, and shared by all threads.
 *
 * @param scratch the size of each scratch buffer, in the order of a kernel's arrays
 * @param cleared the indices of those that are not set, but summed
 * @param external the number of external buffers
 * @param zeroed the indices of external buffers that are set to zero
 * @param zeroedSizes their sizes
 * @param still the indices of external buffers that stay where they are from run to run
 * @param later for each external buffer the index of its {@link Buffer#later}, where kernels make use of it; otherwise −1
 */
record ProgramLayout(
        int[] scratch, int[] cleared, int external, int[] zeroed, int[] zeroedSizes, int[] still, int[] later) {
    static ProgramLayout of(Program program) {
        List<Buffer> scratch = program.scratch();
        return new ProgramLayout(
                scratch.stream().mapToInt(Buffer::size).toArray(),
                program.loops().stream()
                        .flatMap(loop -> loop.stores().stream())
                        .filter(store -> store.buffer().isScratch()
                                && store.mode() != Loop.Mode.SET
                                && store.mode() != Loop.Mode.SUM)
                        .mapToInt(store -> scratch.indexOf(store.buffer()))
                        .distinct()
                        .toArray(),
                program.external().size(),
                program.zeroed().stream().mapToInt(program.external()::indexOf).toArray(),
                program.zeroed().stream().mapToInt(Buffer::size).toArray(),
                program.external().stream()
                        .filter(Buffer::isStill)
                        .mapToInt(program.external()::indexOf)
                        .toArray(),
                program.external().stream()
                        .mapToInt(buffer -> later(program, buffer))
                        .toArray());
    }

    /** The loops of a program of several run one after the other in each run, and read again what they need. */
    private static int later(Program program, Buffer buffer) {
        return program.loops().size() == 1 && new LoopPlan(program.loops().getFirst(), true).carries(buffer)
                ? buffer.later().map(program.external()::indexOf).orElse(-1)
                : -1;
    }
}
