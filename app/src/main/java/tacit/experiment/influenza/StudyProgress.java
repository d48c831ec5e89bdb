package tacit.experiment.influenza;

/* How far a study is: it learns several times, a fixed number of rounds each. */
final class StudyProgress {
    private final InfluenzaStudy.Listener listener;
    private final int learnings;
    private String what = "";
    private int begun;
    private int rounds;
    private boolean ended;

    StudyProgress(InfluenzaStudy.Listener listener, int learnings) {
        this.listener = listener;
        this.learnings = learnings;
    }

    void begins(String learning) {
        what = learning;
        begun++;
        rounds = 0;
    }

    /** Tells of another round; whether to go on. */
    boolean round() {
        double fraction = (begun - 1 + (double) rounds / PriorLearning.ROUNDS) / learnings;
        rounds++;
        ended = ended || !listener.proceed(fraction, what);
        return !ended;
    }

    boolean ended() {
        return ended;
    }
}
