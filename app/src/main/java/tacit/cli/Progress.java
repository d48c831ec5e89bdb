package tacit.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import tacit.calibrate.FitProgress;
import tacit.report.SignificantDigits;

/** Shows how far a fit has come: a bar on a terminal, a plain line now and then elsewhere. */
sealed interface Progress extends AutoCloseable {
    /** Shows the progress on the standard error stream. */
    static Progress show() {
        return Terminal.isWatched() ? new Bar() : new Lines(System.err);
    }

    void update(FitProgress progress);

    @Override
    void close();

    /** A bar with iteration, loss and time left. */
    final class Bar implements Progress {
        private static final int PARTS = 1000;

        private final ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("fit")
                .setInitialMax(PARTS)
                .setUpdateIntervalMillis(100)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, Terminal.WIDTH - 1))
                .clearDisplayOnFinish()
                .build();

        private Bar() {}

        @Override
        public void update(FitProgress progress) {
            bar.stepTo(Math.round(PARTS * progress.fraction()));
            bar.setExtraMessage(
                    " iteration " + progress.iteration() + ", loss " + SignificantDigits.format(progress.bestLoss()));
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Plain lines, at most one every other second. */
    final class Lines implements Progress {
        private static final long PAUSE = 2_000_000_000L;

        private final PrintStream out;
        private long last = System.nanoTime();

        private Lines(PrintStream out) {
            this.out = out;
        }

        @Override
        public void update(FitProgress progress) {
            if (System.nanoTime() - last > PAUSE) {
                last = System.nanoTime();
                out.printf(
                        "fit: start %d of %d, iteration %d, loss %s%n",
                        progress.start() + 1,
                        progress.starts(),
                        progress.iteration(),
                        SignificantDigits.format(progress.bestLoss()));
            }
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
