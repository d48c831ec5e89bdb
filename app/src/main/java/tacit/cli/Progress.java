package tacit.cli;

import java.io.PrintStream;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a computation has come: a bar on a terminal, a plain line now and then elsewhere. */
sealed interface Progress extends AutoCloseable {
    /** Shows the progress of a task on the standard error stream. */
    static Progress show(String task) {
        return Terminal.isWatched() ? new Bar(task) : new Lines(task, System.err);
    }

    /**
     * Tells how far it is.
     *
     * @param fraction the part that is done
     * @param details what to say of it, asked for when it is shown
     */
    void update(double fraction, Supplier<String> details);

    @Override
    void close();

    /** A bar with details and time left. */
    final class Bar implements Progress {
        private static final int PARTS = 1000;

        private final ProgressBar bar;

        private Bar(String task) {
            this.bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(PARTS)
                    .setUpdateIntervalMillis(100)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, Terminal.WIDTH - 1))
                    .clearDisplayOnFinish()
                    .build();
        }

        @Override
        public void update(double fraction, Supplier<String> details) {
            bar.stepTo(Math.round(PARTS * fraction));
            bar.setExtraMessage(" " + details.get());
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Plain lines, at most one every other second. */
    final class Lines implements Progress {
        private static final long PAUSE = 2_000_000_000L;

        private final String task;
        private final PrintStream out;
        private long last = System.nanoTime();

        private Lines(String task, PrintStream out) {
            this.task = task;
            this.out = out;
        }

        @Override
        public void update(double fraction, Supplier<String> details) {
            if (System.nanoTime() - last > PAUSE) {
                last = System.nanoTime();
                out.println(task + ": " + details.get());
            }
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
