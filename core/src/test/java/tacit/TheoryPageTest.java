package tacit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/theory.md} names classes and tests that exist. */
class TheoryPageTest {
    private static final Path PAGE = Path.of("..", "docs", "theory.md");
    private static final Pattern NAME = Pattern.compile("`([A-Z][a-z]\\w+)`");

    private static Set<String> sources(String root) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file -> file.substring(0, file.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> names(String text) {
        return NAME.matcher(text).results().map((MatchResult result) -> result.group(1));
    }

    @Test
    void theTablesNameClassesAndTheirTests() throws IOException {
        Set<String> classes = sources("src/main/java");
        Set<String> tests = sources("src/test/java");
        List<String[]> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what") && !line.startsWith("| ---"))
                .map(line -> line.split("\\|"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(15).allSatisfy(row -> {
            assertThat(names(row[2])).isNotEmpty().isSubsetOf(classes);
            assertThat(names(row[3])).isNotEmpty().isSubsetOf(tests);
        });
        assertThat(names(Files.readString(PAGE))).allMatch(name -> classes.contains(name) || tests.contains(name));
    }
}
