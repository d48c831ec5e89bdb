package tacit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Version and source revision of this build, written into {@code version.properties} by Maven. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"tacit " + text()};
    }

    /** For example {@code 0.1.0 (3f2a9c1)}; without the revision when built outside a git checkout. */
    static String text() {
        return revision().isEmpty() ? number() : number() + " (" + revision() + ")";
    }

    /** The version's number, such as {@code 0.1.0}. */
    static String number() {
        return properties().getProperty("version", "unknown");
    }

    /** The revision the build was made from; empty when built outside a git checkout. */
    static String revision() {
        return properties().getProperty("revision", "");
    }

    private static Properties properties() {
        var properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream("version.properties")) {
            if (resource != null) {
                properties.load(resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
