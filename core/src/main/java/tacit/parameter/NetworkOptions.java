package tacit.parameter;

import java.util.List;
import tacit.network.Activation;
import tacit.network.Initialisation;

/**
 * The shape of a network that emits parameters, and how it begins.
 *
 * @param hidden widths of the hidden layers
 * @param activation the function of every hidden unit
 * @param initialisation how the weights are drawn
 * @param seed seed of the first start's weights
 */
public record NetworkOptions(List<Integer> hidden, Activation activation, Initialisation initialisation, long seed) {
    /** Copies the widths. */
    public NetworkOptions {
        hidden = List.copyOf(hidden);
    }

    /** Two hidden layers of 64 units with tanh, which is smooth: a fit may end with a quasi-Newton method. */
    public static NetworkOptions ordinary() {
        return new NetworkOptions(List.of(64, 64), Activation.TANH, Initialisation.GLOROT_UNIFORM, 1);
    }

    /** The same with other hidden layers. */
    public NetworkOptions withHidden(Integer... widths) {
        return new NetworkOptions(List.of(widths), activation, initialisation, seed);
    }

    /** The same with another function, and the weights that suit it: He's for a ReLU, Glorot's for the others. */
    public NetworkOptions withActivation(Activation other) {
        Initialisation suited = other == Activation.RELU ? Initialisation.HE_UNIFORM : Initialisation.GLOROT_UNIFORM;
        return new NetworkOptions(hidden, other, suited, seed);
    }

    /** The same with another seed. */
    public NetworkOptions withSeed(long other) {
        return new NetworkOptions(hidden, activation, initialisation, other);
    }
}
