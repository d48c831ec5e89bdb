package tacit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import tacit.experiment.Manifest;
import tacit.experiment.RunClock;
import tacit.report.Block;
import tacit.report.CodeBlock;
import tacit.report.Facts;
import tacit.report.Section;

/**
 * Where this process's results come from.
 *
 * @param command the command line, as a shell would take it
 */
record Provenance(String command) {
    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_./=,:+@%-]+");

    /** The command line that a command was found on. */
    static Provenance of(CommandSpec command) {
        List<String> arguments = command.root().commandLine().getParseResult().originalArgs();
        return new Provenance(arguments.stream()
                .map(argument -> NEEDS_NO_QUOTES.matcher(argument).matches()
                        ? argument
                        : "'" + argument.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", "tacit ", "")));
    }

    /**
     * The section of a report: the command, by what it was run, and what else belongs to it.
     *
     * @param own further facts, below the versions
     * @param sources what the run was made of
     */
    Section section(List<Facts.Fact> own, Block... sources) {
        List<Facts.Fact> facts = new ArrayList<>(List.of(
                Facts.Fact.of("tacit", Version.text()),
                Facts.Fact.of("java", Runtime.version().toString())));
        facts.addAll(own);
        List<Block> blocks = new ArrayList<>(List.of(new CodeBlock("The command", command), new Facts(facts)));
        blocks.addAll(List.of(sources));
        return new Section("Provenance", "", blocks);
    }

    /**
     * The manifest of a run.
     *
     * @param seed the seed; 0 where nothing is random
     * @param inputs the checksum of each file that was read, by name
     */
    Manifest manifest(long seed, Map<String, String> inputs, RunClock clock) {
        return new Manifest(
                command, Version.number(), Version.revision(), seed, clock.started(), inputs, clock.parts());
    }
}
