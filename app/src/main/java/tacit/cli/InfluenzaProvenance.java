package tacit.cli;

import java.util.List;
import tacit.data.InfluenzaTests;
import tacit.report.CodeBlock;
import tacit.report.Facts;
import tacit.report.Section;

/** Where the results of the influenza experiment come from. */
final class InfluenzaProvenance {
    private InfluenzaProvenance() {}

    static Section section(InfluenzaTests tests, long seed, Provenance provenance) {
        return provenance.section(
                List.of(
                        Facts.Fact.of("data", tests.name()),
                        Facts.Fact.of("sha256", tests.sha256()),
                        Facts.Fact.of("seed", Long.toString(seed))),
                new CodeBlock("The game", InfluenzaRun.GAME.definition().source()));
    }
}
