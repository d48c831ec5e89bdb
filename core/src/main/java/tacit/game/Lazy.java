package tacit.game;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when it is first asked for, once, by whichever thread comes first. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T value;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T ready = value;
        return ready != null ? ready : make();
    }

    private synchronized T make() {
        T ready = value;
        if (ready == null) {
            ready = maker.get();
            value = ready;
        }
        return ready;
    }
}
