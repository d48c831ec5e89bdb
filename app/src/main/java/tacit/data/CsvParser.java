package tacit.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits CSV text into rows (RFC 4180): commas, quoted cells that may hold commas, doubled quotes and line ends.
 * Blank lines and lines that begin with {@code #} are left out; space around an unquoted cell is dropped.
 */
final class CsvParser {
    private final TextSource source;
    private final String text;
    private int position;
    private int line = 1;

    private CsvParser(TextSource source) {
        this.source = source;
        this.text = source.text();
    }

    static List<CsvRow> rows(TextSource source) {
        var parser = new CsvParser(source);
        var rows = new ArrayList<CsvRow>();
        while (parser.position < parser.text.length()) {
            if (!parser.skipsLine()) {
                rows.add(parser.row());
            }
        }
        return rows;
    }

    private boolean skipsLine() {
        int end = text.indexOf('\n', position);
        end = end < 0 ? text.length() : end;
        String content = text.substring(position, end);
        if (content.isBlank() || content.startsWith("#")) {
            position = end + 1;
            line++;
            return true;
        }
        return false;
    }

    private CsvRow row() {
        int first = line;
        var cells = new ArrayList<String>();
        do {
            cells.add(cell());
        } while (takes(','));
        takes('\r');
        if (!takes('\n') && position < text.length()) {
            throw new InputException("%s, line %d: found '%s' after a closing quote: end the cell there by a comma"
                    .formatted(source.name(), line, text.charAt(position)));
        }
        line++;
        return new CsvRow(first, List.copyOf(cells));
    }

    private String cell() {
        while (takes(' ') || takes('\t')) {}
        if (takes('"')) {
            String quoted = quotedCell();
            while (takes(' ') || takes('\t')) {}
            return quoted;
        }
        int start = position;
        while (position < text.length() && ",\r\n".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position).strip();
    }

    private String quotedCell() {
        int opened = line;
        var cell = new StringBuilder();
        while (position < text.length()) {
            char next = text.charAt(position++);
            if (next == '"' && !takes('"')) {
                return cell.toString();
            }
            line += next == '\n' ? 1 : 0;
            cell.append(next);
        }
        throw new InputException(
                "%s, line %d: a quote is opened and never closed: close it by \"".formatted(source.name(), opened));
    }

    private boolean takes(char expected) {
        if (position < text.length() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }
}
