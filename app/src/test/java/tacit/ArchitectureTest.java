package tacit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The import rules of the command line. */
class ArchitectureTest {

    /** Bottom to top: a package may import only those that stand before it, and the library. */
    private static final List<String> ORDER = List.of("data", "experiment", "report", "web", "cli");

    private static final JavaClasses APPLICATION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .withImportOption(location -> !location.contains("/core/target/"))
            .importPackages("tacit");

    @ParameterizedTest
    @FieldSource("ORDER")
    void importsOnlyWhatStandsBelow(String name) {
        var above = ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).stream()
                .map(ArchitectureTest::packagesOf)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(packagesOf(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .allowEmptyShould(true)
                .because("data can be read without experiments and experiments run without a terminal ("
                        + String.join(" < ", ORDER) + ")")
                .check(APPLICATION);
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        classes()
                .should()
                .resideInAnyPackage(
                        ORDER.stream().map(ArchitectureTest::packagesOf).toArray(String[]::new))
                .because("a package outside the order escapes the import rules: add it to ORDER where it belongs")
                .check(APPLICATION);
    }

    @ParameterizedTest
    @CsvSource({
        "data, org.duckdb.., 'the data base is a means of reading files, hidden behind data sets'",
        "data, java.sql.., 'the data base is a means of reading files, hidden behind data sets'",
        "report, java.awt.., 'all figures share one palette and one look'",
        "cli, picocli.., 'experiments can be started from Java, with no command line'",
        "cli, me.tongfei.progressbar.., 'only the command line knows whether there is a terminal'",
    })
    void libraryHasOneHome(String home, String library, String reason) {
        noClasses()
                .that()
                .resideOutsideOfPackage(packagesOf(home))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .because(reason)
                .check(APPLICATION);
    }

    @Test
    void onlyTheMainClassEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("tacit.cli.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .allowEmptyShould(true)
                .because("an exit code is the command line's answer; everything else returns or throws")
                .check(APPLICATION);
    }

    private static String packagesOf(String name) {
        return "tacit." + name + "..";
    }
}
