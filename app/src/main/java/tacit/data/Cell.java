package tacit.data;

/** A cell of a data file with the place it stands at. */
record Cell(String file, int line, String column, String text) {
    /** The cell's number, or NaN where the cell is empty. */
    double value() {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        double value = number();
        if (value < 0) {
            throw error("is negative: counts and shares are zero or more");
        }
        return value;
    }

    /** The cell's number, which must be there. */
    double number() {
        if (text.isEmpty()) {
            throw new InputException(place() + " is empty: every row needs a " + column);
        }
        if (!NumberText.matches(text)) {
            throw error("is not a number: write one such as 12 or 0.25"
                    + (column.equals("time") ? "" : ", or leave the cell empty where the value is missing"));
        }
        double number = Double.parseDouble(text);
        if (Double.isInfinite(number)) {
            throw error("is too large for a number: write one below 1.8e308");
        }
        return number;
    }

    /** The cell's text, which must be there. */
    String name() {
        if (text.isEmpty()) {
            throw new InputException(place() + " is empty: every row needs a " + column);
        }
        return text;
    }

    InputException error(String what) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return new InputException(place() + ": '" + shown + "' " + what);
    }

    private String place() {
        return "%s, line %d, column %s".formatted(file, line, column);
    }
}
