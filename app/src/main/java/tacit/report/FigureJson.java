package tacit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/** The figures of a report as JSON for the page's script. A number that is not finite becomes null: missing. */
final class FigureJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private FigureJson() {}

    /** JSON that can stand inside a script element: no {@code <}, so neither a tag nor a comment can begin in it. */
    static String of(List<LineFigure> figures) {
        var page = new LinkedHashMap<String, Object>();
        page.put("palette", Map.of("light", Palette.LIGHT, "dark", Palette.DARK));
        page.put("figures", figures.stream().map(FigureJson::figure).toList());
        return MAPPER.writeValueAsString(page).replace("<", "\\u003c");
    }

    private static Map<String, Object> figure(LineFigure figure) {
        int[] colours = Palette.indices(figure.series());
        var series = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < colours.length; i++) {
            series.add(series(figure.series().get(i), colours[i]));
        }
        var properties = new LinkedHashMap<String, Object>();
        properties.put("id", figure.id());
        properties.put("x", axis(figure.x()));
        properties.put("y", axis(figure.y()));
        properties.put("series", series);
        return properties;
    }

    private static Map<String, Object> axis(Axis axis) {
        return Map.of("title", axis.title(), "logarithmic", axis.logarithmic());
    }

    private static Map<String, Object> series(FigureSeries series, int colour) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("name", series.name());
        properties.put("kind", series.kind().name().toLowerCase(Locale.ROOT));
        properties.put("colour", colour);
        properties.put("muted", series.muted());
        properties.put("x", numbers(series.size(), series::x));
        properties.put("y", numbers(series.size(), series::y));
        if (series.kind() == FigureSeries.Kind.BAND) {
            properties.put("upper", numbers(series.size(), series::upper));
        }
        return properties;
    }

    private static List<Object> numbers(int size, IntToDoubleFunction value) {
        var numbers = new ArrayList<Object>(size);
        for (int i = 0; i < size; i++) {
            double number = value.applyAsDouble(i);
            numbers.add(Double.isFinite(number) ? (Object) number : null);
        }
        return numbers;
    }
}
