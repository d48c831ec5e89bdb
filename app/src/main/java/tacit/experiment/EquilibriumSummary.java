package tacit.experiment;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tacit.equilibrium.Equilibrium;
import tacit.equilibrium.SolutionMethod;
import tacit.equilibrium.Status;

/**
 * The certificates of all lanes of an equilibrium in one: the worst of each.
 *
 * @param status the worst status
 * @param residual the largest residual
 * @param exploitability the largest exploitability
 * @param relativeExploitability the largest relative exploitability
 * @param massError the largest error of mass
 * @param iterations the most iterations of a lane
 * @param linearSolves the most linear systems solved for a lane
 * @param endedBy how many lanes' solutions ended with each method at work
 * @param counts how many lanes ended with each status
 */
public record EquilibriumSummary(
        Status status,
        double residual,
        double exploitability,
        double relativeExploitability,
        double massError,
        int iterations,
        int linearSolves,
        Map<SolutionMethod, Integer> endedBy,
        Map<Status, Integer> counts) {
    /** Sums up an equilibrium. */
    public static EquilibriumSummary of(Equilibrium equilibrium) {
        int lanes = equilibrium.lanes();
        var counts = new LinkedHashMap<Status, Integer>();
        var endedBy = new LinkedHashMap<SolutionMethod, Integer>();
        for (int lane = 0; lane < lanes; lane++) {
            counts.merge(equilibrium.status(lane), 1, Integer::sum);
            endedBy.merge(equilibrium.effort(lane).method(), 1, Integer::sum);
        }
        return new EquilibriumSummary(
                equilibrium.worstStatus(),
                largest(lanes, equilibrium::residual),
                largest(lanes, equilibrium::exploitability),
                largest(lanes, equilibrium::relativeExploitability),
                largest(lanes, equilibrium::massError),
                IntStream.range(0, lanes).map(equilibrium::iterations).max().orElse(0),
                IntStream.range(0, lanes)
                        .map(lane -> equilibrium.effort(lane).linearSolves())
                        .max()
                        .orElse(0),
                endedBy,
                counts);
    }

    /**
     * The status as a name in {@code summary.json}: {@code converged}, {@code not-converged}, {@code step-too-large}.
     */
    public static String name(Enum<?> status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The entries below {@code equilibrium} in {@code summary.json}. */
    Map<String, Object> entries() {
        var entries = new LinkedHashMap<String, Object>();
        Json.put(entries, name(status), "status");
        Json.put(entries, residual, "residual");
        Json.put(entries, exploitability, "exploitability");
        Json.put(entries, relativeExploitability, "relative-exploitability");
        Json.put(entries, massError, "mass-error");
        Json.put(entries, iterations, "iterations");
        Json.put(entries, linearSolves, "linear-solves");
        endedBy.forEach((method, count) -> Json.put(entries, count, "ended-by", method.toString()));
        counts.forEach((one, count) -> Json.put(entries, count, "counts", name(one)));
        return entries;
    }

    /* Not a number counts as largest: a lane without a certificate must not hide behind one that has it. */
    private static double largest(int lanes, IntToDoubleFunction of) {
        return IntStream.range(0, lanes).mapToDouble(of).reduce(0, Math::max);
    }
}
