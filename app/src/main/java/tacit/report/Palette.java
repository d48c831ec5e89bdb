package tacit.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The colours of all figures, distinct to readers with any colour vision: Okabe and Ito, "Color Universal Design",
 * 2008, without its yellow, which is invisible on white. On dark pages the two blues change places.
 */
final class Palette {
    static final List<String> LIGHT =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#5f666d");
    static final List<String> DARK =
            List.of("#56b4e9", "#e0702a", "#1fb58a", "#d68fb6", "#e6a817", "#3d8fc7", "#9aa2aa");
    /** Of series that only stand behind the others. */
    static final String MUTED = "#b4bac0";

    private Palette() {}

    /**
     * Which colour each series of a figure has: groups in the order of their first appearance; muted ones have none.
     */
    static int[] indices(List<FigureSeries> series) {
        var groups = new ArrayList<String>();
        var indices = new int[series.size()];
        for (int i = 0; i < indices.length; i++) {
            FigureSeries one = series.get(i);
            if (!one.muted() && !groups.contains(one.group())) {
                groups.add(one.group());
            }
            indices[i] = Math.max(0, groups.indexOf(one.group()));
        }
        return indices;
    }

    /** The colour with this index on white; indices beyond the last one begin anew. */
    static String light(int index) {
        return LIGHT.get(index % LIGHT.size());
    }
}
