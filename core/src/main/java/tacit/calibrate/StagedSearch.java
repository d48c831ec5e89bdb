package tacit.calibrate;

import java.util.List;
import java.util.Optional;

/** The search of a model's unknowns, begun with some of the trajectories or with all of them. */
interface StagedSearch {
    /** The point so far at which the trajectories held out are missed least; not to be modified. */
    double[] theta();

    /** The trajectories held out, ascending; not to be modified. */
    int[] held();

    /** Whether all trajectories that are not held out have been learnt from. */
    boolean sawAll();

    /** Has what follows end at once, with what was found. */
    void cancel();

    /**
     * Goes on to the end; called again, without a rival, where it was given up and is wanted after all.
     *
     * @param rival a model that is already fitted to all trajectories: the search may be given up where that one is
     *     better
     */
    List<StartResult> complete(Optional<Rival> rival);

    /**
     * One that came to its end in its first stage.
     *
     * @param starts what each start found
     */
    record Complete(List<StartResult> starts) implements StagedSearch {
        @Override
        public double[] theta() {
            return FitResult.best(starts).theta();
        }

        @Override
        public int[] held() {
            return FitResult.best(starts)
                    .validation()
                    .map(ValidationResult::trajectories)
                    .orElse(new int[0]);
        }

        @Override
        public boolean sawAll() {
            return true;
        }

        @Override
        public void cancel() {
            // it has ended
        }

        @Override
        public List<StartResult> complete(Optional<Rival> rival) {
            return starts;
        }
    }
}
