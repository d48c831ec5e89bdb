package tacit.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The texts that a page is made of, from the class path. */
final class Resources {
    private static final String WEBJAR = "META-INF/maven/org.webjars/echarts/pom.properties";
    /** The smallest build of Apache ECharts that has lines, dots, legends, tooltips and SVG. */
    private static final String LIBRARY = "META-INF/resources/webjars/echarts/%s/echarts.common.min.js";

    private Resources() {}

    /** One of our own files, which stand beside this class. */
    static String own(String name) throws IOException {
        return read("tacit/report/" + name);
    }

    /** Apache ECharts with its licence notice. */
    static String library() throws IOException {
        var properties = new Properties();
        try (InputStream stream = open(WEBJAR)) {
            properties.load(stream);
        }
        return read(LIBRARY.formatted(properties.getProperty("version")));
    }

    private static String read(String path) throws IOException {
        try (InputStream stream = open(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String path) throws IOException {
        InputStream stream = Resources.class.getClassLoader().getResourceAsStream(path);
        if (stream == null) {
            throw new IOException("the program's file " + path + " is missing: build or install Tacit again");
        }
        return stream;
    }
}
