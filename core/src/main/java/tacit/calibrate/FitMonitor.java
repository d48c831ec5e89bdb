package tacit.calibrate;

import java.util.Arrays;

/** Tells the listener of progress and remembers whether the fit is to end. */
final class FitMonitor {
    private final FitListener listener;
    private final double[] fractions;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private boolean cancelled;

    FitMonitor(FitListener listener, int starts) {
        this.listener = listener;
        this.fractions = new double[starts];
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Ends the fit. */
    void cancel() {
        cancelled = true;
    }

    /** Reports an iteration; {@code fraction} is the share of its own work that the start has done. */
    void iteration(StartRecord start, int iteration, double gradientNorm, double fraction) {
        double loss = start.lastLoss();
        bestLoss = Math.min(bestLoss, loss);
        fractions[start.index()] = fraction;
        double overall = Arrays.stream(fractions).sum() / fractions.length;
        FitProgress progress = new FitProgress(
                start.index(), fractions.length, iteration, loss, gradientNorm, bestLoss, Math.min(1, overall));
        cancelled |= !listener.proceed(progress) || Thread.currentThread().isInterrupted();
    }
}
