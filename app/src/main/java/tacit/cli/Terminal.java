package tacit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** What the terminal can show. */
final class Terminal {
    /** The width that everything printed keeps to. */
    static final int WIDTH = 80;

    private Terminal() {}

    /** Writes in UTF-8 where the locale knows only ASCII, as in most containers: "±" is worth more than "?". */
    static void encode() {
        if (!System.out.charset().newEncoder().canEncode('±')) {
            System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
            System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
        }
    }

    /** Whether somebody watches: input and output belong to a terminal. */
    static boolean isWatched() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /** Whether the standard output fails because nobody reads it any more, as after {@code | head}. */
    static boolean isReaderGone() {
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            out.write('\n');
            return false;
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).contains("Broken pipe");
        }
    }

    /** The text in bold where colour is welcome: on a terminal and without {@code NO_COLOR}. */
    static String bold(String text) {
        return styled("1", text);
    }

    /** The text as a warning where colour is welcome. */
    static String warning(String text) {
        return styled("33", text);
    }

    private static String styled(String code, String text) {
        return Ansi.AUTO.enabled() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }

    /**
     * The text in lines of at most {@link #WIDTH} columns; the first after {@code first}, the others after
     * {@code next}.
     */
    static List<String> wrapped(String text, String first, String next) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
