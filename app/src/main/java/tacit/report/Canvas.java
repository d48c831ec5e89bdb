package tacit.report;

/** What figures are drawn on: x to the right and y downwards, in points. Colours are of the form {@code #0072b2}. */
interface Canvas {
    /** Where a text stands relative to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** How a line is broken. */
    enum Dash {
        SOLID,
        DASHED,
        DOTTED;

        /** Lengths of strokes and gaps in points; none for a solid line. Not to be modified. */
        float[] lengths() {
            return switch (this) {
                case SOLID -> new float[0];
                case DASHED -> new float[] {8, 5};
                case DOTTED -> new float[] {2, 4};
            };
        }
    }

    /** What a line is drawn with. */
    record Pen(String colour, double width, Dash dash) {}

    /** Size of text in points. */
    int TEXT_SIZE = 13;

    /** Straight lines from point to point; arrays are not modified. */
    void line(double[] x, double[] y, Pen pen);

    /** A filled polygon; arrays are not modified. */
    void area(double[] x, double[] y, String colour, double opacity);

    /** A filled disc. */
    void disc(double x, double y, double radius, String colour);

    /** A line of text on its base line. */
    void text(String text, double x, double y, Anchor anchor, String colour);

    /** A line of text centred about a point and read from below. */
    void uprightText(String text, double x, double y, String colour);
}
