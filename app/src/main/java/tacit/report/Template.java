package tacit.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with places of the form {@code {{name}}}, all filled in one pass, so that a value is never looked through. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    private Template() {}

    /** The text with every place replaced by the value of its name, as it is. */
    static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(valueOf(place.group(1), values)));
    }

    private static String valueOf(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the template asks for " + name + ": give it a value");
        }
        return value;
    }
}
