package tacit.game;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value made when it is first asked for, once, by whichever thread comes first. Values that share a lock are made one
 * after the other: the makers may then share what is not thread-safe.
 */
final class Lazy<T> implements Supplier<T> {
    private final Object lock;
    private final Supplier<T> maker;
    private volatile @Nullable T value;

    Lazy(Object lock, Supplier<T> maker) {
        this.lock = lock;
        this.maker = maker;
    }

    @Override
    public T get() {
        T ready = value;
        return ready != null ? ready : make();
    }

    private T make() {
        synchronized (lock) {
            T ready = value;
            if (ready == null) {
                ready = maker.get();
                value = ready;
            }
            return ready;
        }
    }
}
