package tacit.experiment;

/**
 * How Adam and Gauss–Newton learn from many trajectories.
 *
 * @param schedule how the learning rate changes
 * @param batch number of trajectories in a batch
 * @param window share of the time grid that the loss of one step sees, a random stretch of it
 * @param validation share of the trajectories that is held out to choose among the epochs; 0 for none
 * @param patience so many epochs without a lower loss on those end the training
 * @param finish most iterations of L-BFGS afterwards; 0 for none
 * @param beginning number of trajectories that Gauss–Newton begins with
 * @param sufficient the loss on those held out, as a share of the data's mean square, with which one is content
 */
public record TrainingSetting(
        LearningRate schedule,
        int batch,
        double window,
        double validation,
        int patience,
        int finish,
        int beginning,
        double sufficient) {
    /** How a learning rate changes over the epochs. */
    public enum LearningRate {
        /** Not at all. */
        CONSTANT,
        /** It falls to a tenth, by the same factor in every step. */
        GEOMETRIC,
        /** It falls to a hundredth, along half a cosine. */
        COSINE
    }
}
