package tacit.parameter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tacit.formula.NearestName;

/**
 * Initial distributions of which some shares are estimated, some are known and one state takes the rest. With {@code m}
 * what the known shares leave, the estimated ones and the rest are
 *
 * <pre>
 * μ_0,i = m exp θ_i / (1 + Σ_j exp θ_j),   μ_0,rest = m / (1 + Σ_j exp θ_j),
 * </pre>
 *
 * so {@code θ_i} is the logarithm of the odds against the rest. States that are not named are empty at first. Each
 * trajectory has its own estimated shares unless they are shared: components of {@code θ} run
 * {@code [state][trajectory]}, or {@code [state]}.
 *
 * <p>{@link #bind} also throws where no state takes the rest, the known shares leave nothing, or one state is to be two
 * of estimated, known and the rest. Source: the additive log-ratio, J. Aitchison, "The Statistical Analysis of
 * Compositional Data", 1986.
 */
public final class EstimatedInitial implements InitialDistribution {
    private final Map<String, OptionalDouble> estimated;
    private final Map<String, Double> known;
    private final Optional<String> rest;
    private final boolean shared;

    private EstimatedInitial(
            Map<String, OptionalDouble> estimated, Map<String, Double> known, Optional<String> rest, boolean shared) {
        this.estimated = Collections.unmodifiableMap(estimated);
        this.known = Collections.unmodifiableMap(known);
        this.rest = rest;
        this.shared = shared;
    }

    static EstimatedInitial of(String... states) {
        Map<String, OptionalDouble> estimated = new LinkedHashMap<>();
        for (String state : states) {
            estimated.put(state, OptionalDouble.empty());
        }
        return new EstimatedInitial(estimated, Map.of(), Optional.empty(), false);
    }

    /**
     * The same, and another state's share is estimated too, looked for near {@code share}.
     *
     * @throws IllegalArgumentException where the share does not lie between 0 and 1
     */
    public EstimatedInitial startingAt(String state, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("start (" + share + ") of the initial share of " + state
                    + " must lie between 0 and 1: give a share of the population");
        }
        Map<String, OptionalDouble> changed = new LinkedHashMap<>(estimated);
        changed.put(state, OptionalDouble.of(share));
        return new EstimatedInitial(changed, known, rest, shared);
    }

    /**
     * The same with a state's share known.
     *
     * @throws IllegalArgumentException where the share does not lie in [0, 1)
     */
    public EstimatedInitial known(String state, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("initial share (" + share + ") of " + state
                    + " must be at least 0 and below 1: give a share of the population");
        }
        Map<String, Double> changed = new LinkedHashMap<>(known);
        changed.put(state, share);
        return new EstimatedInitial(estimated, changed, rest, shared);
    }

    /** The same with the state that takes what the others leave. */
    public EstimatedInitial rest(String state) {
        return new EstimatedInitial(estimated, known, Optional.of(state), shared);
    }

    /** The same with one initial distribution for all trajectories. */
    public EstimatedInitial shared() {
        return new EstimatedInitial(estimated, known, rest, true);
    }

    @Override
    public InitialModel bind(List<String> states, List<String> trajectories, double[] guess) {
        String restState = rest.orElseThrow(() -> new IllegalArgumentException(
                "initial shares are estimated, but no state takes the rest: name it, as with rest(\"" + states.get(0)
                        + "\")"));
        if (known.containsKey(restState)) {
            throw new IllegalArgumentException(
                    "the initial share of " + restState + " cannot be known and the rest at once: choose one");
        }
        double[] shares = new double[states.size()];
        double mass = 1;
        for (Map.Entry<String, Double> entry : known.entrySet()) {
            shares[index(states, entry.getKey())] = entry.getValue();
            mass -= entry.getValue();
        }
        if (!(mass > 0)) {
            throw new IllegalArgumentException("the known initial shares of " + known.keySet() + " sum to " + (1 - mass)
                    + " and leave nothing to estimate: they must sum to less than 1");
        }
        List<Integer> free = new ArrayList<>();
        for (String state : estimated.keySet()) {
            if (known.containsKey(state) || state.equals(restState)) {
                throw new IllegalArgumentException("the initial share of " + state
                        + " cannot be estimated and known or the rest at once: choose one");
            }
            free.add(index(states, state));
        }
        SimplexModel model = new SimplexModel(shares, mass, free, index(states, restState));
        int each = shared ? 1 : trajectories.size();
        return new SharesModel(model, each, unknowns(model, states, trajectories, each, guess));
    }

    private List<Unknown> unknowns(
            SimplexModel model, List<String> states, List<String> trajectories, int each, double[] guess) {
        List<OptionalDouble> starts = List.copyOf(estimated.values());
        List<Unknown> unknowns = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            for (int trajectory = 0; trajectory < each; trajectory++) {
                String state = states.get(model.free().get(i));
                double found = guess[model.free().get(i) * trajectories.size() + trajectory];
                Optional<String> of = each > 1 ? Optional.of(trajectories.get(trajectory)) : Optional.empty();
                unknowns.add(model.unknown(
                        new Quantity.InitialShare(state, of), starts.get(i).orElse(found)));
            }
        }
        return List.copyOf(unknowns);
    }

    private static int index(List<String> states, String state) {
        int index = states.indexOf(state);
        if (index < 0) {
            throw new IllegalArgumentException("the game has no state '" + state + "'"
                    + NearestName.among(state, states)
                            .map(nearest -> ": did you mean '" + nearest + "'?")
                            .orElse(": it has " + String.join(", ", states)));
        }
        return index;
    }
}
