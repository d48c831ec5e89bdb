package tacit.bench;

import tacit.calibrate.PaperTraining;

/** The paper's training, which Tacit and JAX both do. */
final class PeerTraining implements Peer {
    private final PaperTraining training;

    PeerTraining(boolean coupled, int threads) {
        training = new PaperTraining(coupled, threads);
    }

    /** The first weights. */
    @Override
    public double[] opened() {
        return training.start();
    }

    @Override
    public double[] result(String[] order) {
        return switch (order[0]) {
            case "observed" -> training.observed();
            case "loss" -> training.lossAndGradient(Integer.parseInt(order[1]));
            default -> throw new IllegalArgumentException("unknown order '" + order[0] + "': observed or loss FIRST");
        };
    }

    @Override
    public void run() {
        training.run();
    }

    @Override
    public void close() {
        training.close();
    }
}
