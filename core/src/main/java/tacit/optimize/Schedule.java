package tacit.optimize;

/** How a learning rate changes over a search, as a share of its first value. */
public sealed interface Schedule {
    /**
     * The share that is left.
     *
     * @param progress share of the steps taken, in [0, 1]
     */
    double share(double progress);

    /** The same rate at every step. */
    static Schedule constant() {
        return new Constant();
    }

    /** A rate that falls by the same factor in every step, to a share of its first value. */
    static Schedule geometric(double finalShare) {
        return new Geometric(finalShare);
    }

    /** A rate that falls along half a cosine, slowly at first and at last. */
    static Schedule cosine(double finalShare) {
        return new Cosine(finalShare);
    }

    /** A rate that is multiplied by {@code factor} after each of {@code stages} equal stages but the last. */
    static Schedule steps(int stages, double factor) {
        return new Steps(stages, factor);
    }

    /** No change. */
    record Constant() implements Schedule {
        @Override
        public double share(double progress) {
            return 1;
        }
    }

    /**
     * {@code finalShare^progress}.
     *
     * @param finalShare share left at the last step, in (0, 1]
     */
    record Geometric(double finalShare) implements Schedule {
        /** Checks the range. */
        public Geometric {
            requireShare(finalShare);
        }

        @Override
        public double share(double progress) {
            return StrictMath.pow(finalShare, progress);
        }
    }

    /**
     * {@code finalShare + (1 − finalShare)(1 + cos(π progress))/2}. Source: Loshchilov and Hutter, ICLR 2017, arXiv
     * 1608.03983, without restarts.
     *
     * @param finalShare share left at the last step, in (0, 1]
     */
    record Cosine(double finalShare) implements Schedule {
        /** Checks the range. */
        public Cosine {
            requireShare(finalShare);
        }

        @Override
        public double share(double progress) {
            return finalShare + (1 - finalShare) * (1 + StrictMath.cos(Math.PI * progress)) / 2;
        }
    }

    /**
     * {@code factor} to the number of stages that are over.
     *
     * @param stages number of equal stages, positive
     * @param factor between one stage and the next, in (0, 1]
     */
    record Steps(int stages, double factor) implements Schedule {
        /** Checks the ranges. */
        public Steps {
            Ranges.require(stages > 0, "stages of the learning rate", stages, "positive", "3");
            Ranges.require(factor > 0 && factor <= 1, "factor of the learning rate", factor, "in (0, 1]", "0.1");
        }

        @Override
        public double share(double progress) {
            return StrictMath.pow(factor, Math.min(stages - 1, (int) (progress * stages)));
        }
    }

    private static void requireShare(double finalShare) {
        Ranges.require(finalShare > 0 && finalShare <= 1, "final share of the rate", finalShare, "in (0, 1]", "0.1");
    }
}
