package tacit.math;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Applies a function to {@code 0..n−1} on a fixed number of threads and returns the results in order, so that they do
 * not depend on the number of threads. With one thread everything runs on the caller's.
 */
public final class ParallelMap implements AutoCloseable {
    private final int threads;
    private final List<ExecutorService> pool;

    /**
     * Starts the threads; they end with {@link #close} and do not keep the program alive.
     *
     * @throws IllegalArgumentException where {@code threads} is not positive
     */
    public ParallelMap(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "threads (" + threads + ") must be positive: give how many to use, e.g. 2");
        }
        this.threads = threads;
        this.pool = threads == 1
                ? List.of()
                : List.of(Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("tacit-", 1).factory()));
    }

    /** How many threads work at once. */
    public int threads() {
        return threads;
    }

    /**
     * The values {@code task(0) … task(count − 1)}. Where tasks throw, all others still end and the exception of the
     * lowest index is thrown.
     *
     * @throws CancellationException where the calling thread is interrupted while it waits
     */
    public <T> List<T> map(int count, IntFunction<? extends T> task) {
        List<T> results = new ArrayList<>(count);
        if (pool.isEmpty() || count == 1) {
            for (int index = 0; index < count; index++) {
                results.add(task.apply(index));
            }
            return results;
        }
        List<Callable<T>> calls = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            int fixed = index;
            calls.add(() -> task.apply(fixed));
        }
        for (Future<T> future : allDone(calls)) {
            results.add(result(future));
        }
        return results;
    }

    private <T> List<Future<T>> allDone(List<Callable<T>> calls) {
        try {
            return pool.getFirst().invokeAll(calls);
        } catch (InterruptedException interruption) {
            throw interrupted(interruption);
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interruption) {
            throw interrupted(interruption);
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(failure);
            }
        }
    }

    private static CancellationException interrupted(InterruptedException interruption) {
        Thread.currentThread().interrupt();
        CancellationException cancelled = new CancellationException("interrupted while waiting for parallel work");
        cancelled.initCause(interruption);
        return cancelled;
    }

    /** Ends the threads. */
    @Override
    public void close() {
        pool.forEach(ExecutorService::shutdownNow);
    }
}
