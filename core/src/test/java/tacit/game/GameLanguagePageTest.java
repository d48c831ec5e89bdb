package tacit.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tacit.formula.ProgramInterpreter;

/** {@code docs/game-language.md} keeps its promises. */
class GameLanguagePageTest {
    private static final Path PAGE = Path.of("..", "docs", "game-language.md");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static List<String> blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    @Test
    void wholeGamesOnThePageCanBePlayed() throws IOException {
        List<String> games = blocks("game");

        assertThat(games).isNotEmpty().allSatisfy(text -> {
            GameDefinition definition = GameParser.parse(text);
            MeanFieldGame game = GameFactory.make(definition, GameOptions.NONE, ProgramInterpreter.compiler());

            assertThat(definition.warnings()).isEmpty();
            assertThat(game.graph().edges()).isPositive();
        });
    }

    @Test
    void everyDeclarationHasAnExample() throws IOException {
        String examples = String.join("\n", blocks(""));

        assertThat(Vocabulary.DECLARATIONS)
                .allSatisfy(keyword -> assertThat(examples).containsPattern("(?m)^" + keyword + " "));
    }
}
