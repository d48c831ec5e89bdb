package tacit.game;

import java.util.Arrays;

/**
 * The directed graph of the moves a game allows: {@code edges} pairs {@code (x→y)}, {@code x ≠ y},
 * sorted by source and then by target. All per-step work runs over its edges, never over all pairs.
 */
public final class TransitionGraph {
    private final int states;
    private final int[] sources;
    private final int[] targets;

    /**
     * Makes the graph of the given edges.
     *
     * @param states number of states {@code d}
     * @param sources the source of each edge, not modified
     * @param targets the target of each edge, not modified
     * @throws IllegalArgumentException where an edge leaves the range, is a loop, stands twice or
     *     breaks the order
     */
    public TransitionGraph(int states, int[] sources, int[] targets) {
        if (sources.length != targets.length) {
            throw new IllegalArgumentException("sources (" + sources.length + ") and targets (" + targets.length
                    + ") must have one entry per edge");
        }
        for (int edge = 0; edge < sources.length; edge++) {
            int source = sources[edge];
            int target = targets[edge];
            if (source < 0 || source >= states || target < 0 || target >= states || source == target) {
                throw new IllegalArgumentException(
                        "edge " + source + " → " + target + " is not a move between two of " + states + " states");
            }
            if (edge > 0
                    && (source < sources[edge - 1] || (source == sources[edge - 1] && target <= targets[edge - 1]))) {
                throw new IllegalArgumentException("edges must be sorted by source and target, each once");
            }
        }
        this.states = states;
        this.sources = sources.clone();
        this.targets = targets.clone();
    }

    /** Number of states {@code d}. */
    public int states() {
        return states;
    }

    /** Number of edges {@code E}. */
    public int edges() {
        return sources.length;
    }

    /** The state that edge {@code edge} leaves. */
    public int source(int edge) {
        return sources[edge];
    }

    /** The state that edge {@code edge} enters. */
    public int target(int edge) {
        return targets[edge];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TransitionGraph graph
                && states == graph.states
                && Arrays.equals(sources, graph.sources)
                && Arrays.equals(targets, graph.targets);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * states + Arrays.hashCode(sources)) + Arrays.hashCode(targets);
    }
}
