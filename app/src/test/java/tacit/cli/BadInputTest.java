package tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with what the user gave: one clear message, exit code 2, nothing half-written. */
class BadInputTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                           | is empty
            time,S,I,R\\n                                | holds a header and no rows
            time,S,I,Q\\n0,0.9,0.1,0\\n1,0.8,0.2,0       | 'Q' is not a state of the game: known are S, I, R
            time,S,I,R\\n0,0.9,lots,0\\n1,0.8,0.2,0      | line 2, column I: 'lots' is not a number
            time,S,I,R\\n0,0.9,0.1,0\\n1,0.8,-0.2,0      | line 3, column I: '-0.2' is negative
            time,S,I,R\\n0,0.9,NaN,0\\n1,0.8,0.2,0       | line 2, column I: 'NaN' is not a number
            time,S,I,R\\n0,0.9,1e400,0\\n1,0.8,0.2,0     | line 2, column I: '1e400' is too large
            time,S,I,R\\n0,0.9,0.1,0\\n1,0.8,0.3,0.1     | line 3: the shares of S, I, R sum to 1.2, more than 1
            time,S,I,R\\n0,600,163,0\\n1,600,163,99      | line 3: the counts of S, I, R sum to 862, more than the population of 763
            time,I\\n0,3\\n1,8000                        | line 3: the counts of I sum to 8000, more than the population of 763
            time,S,I,R\\n0,0.9,0.1,0\\n0,0.8,0.2,0       | line 3, column time: '0' repeats the time of line 2
            time,S,I,R\\n0,0.9,0.1,0\\n1,0.8,0.2         | line 3: found 3 cells where the header has 4
            time,S,I,R\\n0,,,\\n1,,,                     | every value is missing
            time,S,I,R\\n0,0.9,0.1,0                     | the time from 0 to 0 is empty
            """)
    void dataThatCannotBeUsed(String text, String message) throws IOException {
        Path data = Files.writeString(folder.resolve("given.csv"), text.replace("\\n", "\n"));

        refuses(message, "fit", "boarding-school-sir", "--data", data, "--out", folder.resolve("out"));
    }

    @Test
    void dataThatAreNoText() throws IOException {
        Path data = Files.write(folder.resolve("given.csv"), new byte[] {0, 1, 'P', 'K', 3, 4});

        refuses("is not a text file", "fit", "boarding-school-sir", "--data", data, "--out", folder.resolve("out"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fit no-such-thing                            | there is no experiment 'no-such-thing'
            fit bording-school                           | did you mean 'boarding-school'?
            fit FOLDER                                   | is a folder, not an experiment
            fit boarding-school --data FOLDER/none.csv   | there is no data set
            fit boarding-school --data FOLDER            | is a folder
            fit boarding-school --set bogus=1            | unknown key 'bogus'
            fit boarding-school --set strats=4           | did you mean 'starts'?
            fit zzz                                      | 'tacit fit --list' lists them
            fit boarding-school --paper-protocol         | is not an experiment of the paper: 'tacit fit --list' lists them
            fit paper/lq-constant-3d --paper-protocol    | did you mean 'paper/lq-constant-d3'?
            fit boarding-school --set beta=network --set fit.optimizer=gauss-newton --out FOLDER/out | unknowns (4356) of least squares must be at most 1000
            fit paper/lq-constant-d3 --set fit.optimizer=lbfgs --set train=8 --set test=1 --out FOLDER/out | one of 6 models can be chosen only by trajectories that are held out
            fit paper/lq-constant-d3 --set truth.gamma=-1 | truth.gamma (-1.0 at time 0.0) must be finite and > 0
            fit paper/lq-constant-d3 --set truth.gamma=0.1+foo | truth.gamma, line 1, column 5: 'foo' cannot be read here: known are
            fit paper/lq-constant-d3 --set d=1           | has 1: give another value of setting d
            fit paper/lq-constant-d3 --set seeds=0       | fit.seeds (0) must be positive: give, for example, 1
            fit paper/lq-constant-d3 --set test=0        | synthetic.test (0) must be positive: give, for example, 20
            fit boarding-school --set starts=0           | fit.starts (0) must be positive
            fit boarding-school --set steps-per-unit=0   | time.steps-per-unit (0) must be positive
            fit boarding-school --set game=epidemc       | did you mean 'epidemic'?
            fit boarding-school --set horizon=5          | let time.start and time.horizon span the data
            fit boarding-school --set beta=-1            | parameter beta (-1) must be > 0
            fit boarding-school --set beta=0.1+mu[Q]     | tacit: formula of beta, line 1
            fit boarding-school --set initial.Q=3        | 'Q', which is not a state
            fit boarding-school --set initial.I=9999     | initial.I (9999) must lie between 0 and 763
            fit boarding-school --set initial.S=0        | no state takes the rest
            fit boarding-school --set states=[I,Q]       | no state 'Q'
            fit boarding-school --seed many              | 'many'
            fit                                          | missing required parameter
            solve no-such-game                           | there is no game 'no-such-game'
            solve epidemic --steps 0                     | steps (0) must be positive
            solve epidemic --steps 1.5                   | steps (1.5) must be a whole number
            solve epidemic --horizon -1                  | horizon (-1) must be positive
            solve epidemic --horizon 1e400               | horizon (1e400) must be positive
            solve epidemic --set bta=1                   | did you mean 'beta'?
            solve epidemic --set beta=-1                 | parameter beta (-1) must be > 0
            solve epidemic --set beta=nan                | beta (nan) is not a number
            solve epidemic --set beta=-inf               | beta (-inf) is not a number
            solve epidemic --set beta=abc                | beta (abc) is not a number
            solve epidemic --set beta=1/0                | beta (1/0) is not a number
            fit boarding-school --set beta=1/0           | beta (1/0) is not a number
            fit boarding-school-sir --set beta=2 --set gamma=1 --set initial=game | say what to estimate
            solve epidemic --set beta=                   | give a number or a formula
            solve epidemic --set beta                    | write name=value
            solve linear-quadratic --set d=1.5           | d
            solve linear-quadratic --set d=many          | setting d (many) must be a number
            solve epidemic --initial 0.5,0.5             | has 2 shares: give one for each of 3 states (S, I, R)
            solve epidemic --initial 0.5,0.6,0           | sum to 1.1
            solve epidemic --initial 1.5,-0.5,0          | must lie in [0, 1]
            solve epidemic --coupling nesh               | did you mean 'nash'?
            simulate epidemic-amb                        | did you mean 'epidemic-abm'?
            simulate epidemic-abm --agents 3 --out FOLDER/out | agents (3) must be at least 4
            simulate epidemic-abm --agents many          | 'many' is not an int
            simulate epidemic-abm --runs 0 --out FOLDER/a/out | runs (0) must be positive
            simulate epidemic-abm --side NaN             | side (NaN) must be positive and finite
            simulate epidemic-abm --infection-probability 2 | must lie in [0, 1]
            solve epidemic --bogus                       | unknown option: '--bogus'
            games show epidemc                           | did you mean 'epidemic'?
            games check FOLDER                           | is a folder, not a game file
            data show no-such-data                       | there is no data set 'no-such-data'
            frobnicate                                   | there is no command 'frobnicate'
            solv epidemic                                | did you mean 'solve'?
            """)
    void commandsThatCannotBeDone(String command, String message) {
        refuses(message, (Object[]) command.replace("FOLDER", folder.toString()).split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                                     | line 1
            gaem epidemic                                                          | line 1, column 1
            game g\\nstates A, B\\ntransition A -> C : 1                           | line 3
            game g\\nstates A, B\\ntransition A -> B : rate                        | line 3, column
            game g\\nstates A, B\\ncontrol a[x,y] >= 0\\ntransition x -> y : a[x,y]\\ncost x -> y : -a[x,y]^2 | line
            game g\\nstates A, A\\ntransition A -> B : 1                           | line 2
            game g\\nstates A, B\\nparameter b > 0\\nparameter b > 0\\ntransition A -> B : b | line 4
            game g\\nstates A, B\\ntransition A -> B : (1                          | line 3
            """)
    void gameFilesThatCannotBeUnderstood(String text, String message) throws IOException {
        Path game = Files.writeString(folder.resolve("my.game"), text.replace("\\n", "\n"));

        refuses(message, "games", "check", game);
        refuses(message, "games", "show", game);
        refuses(message, "solve", game, "--horizon", 1, "--out", folder.resolve("out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "file/below", "file/far/below", "/dev/full", "/dev/full/below", "/proc/none/below"})
    void resultsThatCannotBeWrittenAreNotComputed(String out) throws IOException {
        Files.writeString(folder.resolve("file"), "a regular file");
        assumeTrue(!out.startsWith("/") || Files.exists(Path.of("/dev/full")), "needs the devices of Linux");

        refuses("cannot be written|is a file", "solve", "epidemic", "--out", folder.resolve(out));
    }

    @Test
    void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "ten years of work");

        refuses("holds other files", "solve", "epidemic", "--out", folder);
        assertThat(folder.resolve("thesis.tex")).hasContent("ten years of work");
    }

    private void refuses(String message, Object... arguments) {
        List<String> before = content();

        CommandLineRun run = CommandLineRun.of(arguments);

        assertThat(run.err()).startsWith("tacit: ").containsPattern(java.util.regex.Pattern.compile(pattern(message)));
        assertThat(run.err().lines()).as("one message").hasSize(1);
        assertThat(run.err()).doesNotContain("Exception", "\tat ");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(content()).as("nothing half-written").isEqualTo(before);
    }

    /* Alternatives are separated by a bar, everything else is meant literally. */
    private static String pattern(String message) {
        return Stream.of(message.split("\\|"))
                .map(java.util.regex.Pattern::quote)
                .collect(java.util.stream.Collectors.joining("|"));
    }

    private List<String> content() {
        try (Stream<Path> all = Files.walk(folder)) {
            return new ArrayList<>(all.map(Path::toString).sorted().toList());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
