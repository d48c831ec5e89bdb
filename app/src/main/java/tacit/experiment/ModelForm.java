package tacit.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import tacit.network.Activation;

/**
 * A form that parameters with the model {@code automatic} are tried in.
 *
 * @param label what to call it
 * @param setting the setting that it stands for
 */
record ModelForm(String label, Function<ParameterSetting.Automatic, ParameterSetting> setting) {
    /** A coarse path has a knot where the fine one has four. */
    private static final int COARSER = 4;

    /** A constant is found from anywhere; the others begin at the best means found before. */
    private static final OptionalDouble ELSEWHERE = OptionalDouble.empty();

    /** With more states a model of time and flow has too many unknowns for least squares. */
    private static final int MOST_STATES = 6;

    private static final List<Integer> HIDDEN = List.of(8);

    ParameterSetting of(ParameterSetting.Automatic automatic) {
        return setting.apply(automatic);
    }

    /**
     * All forms, the most parsimonious first: those that read the flow only where it was observed completely, those
     * that read time and flow only where the states are few.
     */
    static List<ModelForm> all(boolean flow, int states) {
        boolean few = states <= MOST_STATES;
        var forms = new ArrayList<ModelForm>();
        forms.add(new ModelForm("constant", one -> new ParameterSetting.Constant(one.start())));
        if (flow) {
            forms.add(
                    new ModelForm("state-average", one -> new ParameterSetting.StateAverage(1, size(one), ELSEWHERE)));
        }
        forms.add(new ModelForm("coarse path", one -> new ParameterSetting.TimePath(coarse(one), ELSEWHERE)));
        forms.add(new ModelForm("path", one -> new ParameterSetting.TimePath(one.knots(), ELSEWHERE)));
        if (flow && few) {
            forms.add(new ModelForm(
                    "state-average along a coarse path",
                    one -> new ParameterSetting.StateAverage(coarse(one), size(one), ELSEWHERE)));
        }
        if (few) {
            ParameterSetting.Reads reads = flow ? ParameterSetting.Reads.TIME_AND_FLOW : ParameterSetting.Reads.TIME;
            forms.add(new ModelForm(
                    "network", one -> new ParameterSetting.Network(reads, HIDDEN, Activation.TANH, ELSEWHERE)));
        }
        return List.copyOf(forms);
    }

    private static double size(ParameterSetting.Automatic automatic) {
        double start = Math.abs(automatic.start().orElse(1));
        return start > 0 ? start : 1;
    }

    private static int coarse(ParameterSetting.Automatic automatic) {
        return Math.max(2, (automatic.knots() - 1) / COARSER + 1);
    }
}
