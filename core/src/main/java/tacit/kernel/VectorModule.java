package tacit.kernel;

import java.lang.invoke.MethodHandles;
import java.util.Optional;

/** The JDK's module of vectors, which a program has only where Java is started with it. */
final class VectorModule {
    private static final String NAME = "jdk.incubator.vector";

    /** The number of doubles in the machine's widest vector, up to 8; 1 where there is no such module. */
    static final int WIDEST = widest();

    private VectorModule() {}

    private static int widest() {
        Optional<Module> module = ModuleLayer.boot().findModule(NAME);
        if (module.isEmpty()) {
            return 1;
        }
        VectorModule.class.getModule().addReads(module.get());
        try {
            Class<?> vectors = Class.forName(module.get(), NAME + ".DoubleVector");
            Object species = vectors.getField("SPECIES_PREFERRED").get(null);
            Class<?> type = Class.forName(module.get(), NAME + ".VectorSpecies");
            int length = (int) MethodHandles.publicLookup()
                    .unreflect(type.getMethod("length"))
                    .invoke(species);
            return Math.min(8, length);
        } catch (Throwable failure) {
            throw new IllegalStateException("the module " + NAME + " is present but cannot be used", failure);
        }
    }
}
