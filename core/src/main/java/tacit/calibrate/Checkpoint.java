package tacit.calibrate;

import java.util.ArrayList;
import java.util.List;

/*
 * The best point of a training so far by its loss on the trajectories held out; without any, the last point that was
 * offered.
 */
final class Checkpoint {
    private final boolean chooses;
    private final int patience;
    private final List<Double> losses = new ArrayList<>();
    private double[] theta;
    private double loss = Double.POSITIVE_INFINITY;
    private int offer;
    private int since;

    /** @param theta kept until a better point is offered; not modified */
    Checkpoint(Validation validation, double[] theta) {
        this.chooses = validation.share() > 0;
        this.patience = validation.patience();
        this.theta = theta;
    }

    boolean chooses() {
        return chooses;
    }

    /** Offers a point with its loss on the trajectories held out, which is ignored where there are none. */
    void offer(double[] point, double validationLoss) {
        losses.add(validationLoss);
        since++;
        if (!chooses || validationLoss < loss) {
            theta = point;
            loss = validationLoss;
            offer = losses.size();
            since = 0;
        }
    }

    /** Whether the loss has not fallen for so long that the training ends. */
    boolean exhausted() {
        return chooses && since >= patience;
    }

    /** Forgets how long the loss has not fallen. */
    void takeHeart() {
        since = 0;
    }

    /** The loss of the point kept; infinite where no point has been offered, NaN where there are no losses. */
    double loss() {
        return loss;
    }

    /** The point kept; the array itself. */
    double[] theta() {
        return theta;
    }

    /** What became of the losses, in the data's units squared. */
    ValidationResult result(int[] trajectories, double unit) {
        return new ValidationResult(
                trajectories,
                unit * loss,
                offer,
                losses.stream().map(value -> unit * value).toList());
    }
}
