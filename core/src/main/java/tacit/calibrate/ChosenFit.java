package tacit.calibrate;

import java.util.List;

/**
 * The fit of the model that was chosen among candidates.
 *
 * @param fit the fit
 * @param chosen which candidate it is
 * @param trials how each candidate that was tried fared, in their order
 */
public record ChosenFit(FitResult fit, Candidate chosen, List<Trial> trials) {
    /** Copies the list. */
    public ChosenFit {
        trials = List.copyOf(trials);
    }
}
