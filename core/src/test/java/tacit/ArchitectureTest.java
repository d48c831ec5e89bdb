package tacit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The import rules of the library. */
class ArchitectureTest {

    /** Bottom to top: a package may import only those that stand before it. */
    private static final List<String> ORDER = List.of(
            "math",
            "network",
            "optimize",
            "formula",
            "game",
            "kernel",
            "catalogue",
            "equilibrium",
            "sensitivity",
            "parameter",
            "observe",
            "calibrate",
            "simulate",
            "scenario");

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
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
                .because("a game knows nothing of solvers, a solver nothing of data: each package can be read, tested"
                        + " and replaced with only those below it in mind (" + String.join(" < ", ORDER) + ")")
                .check(LIBRARY);
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        classes()
                .that(DescribedPredicate.not(moduleDescriptor()))
                .should()
                .resideInAnyPackage(
                        ORDER.stream().map(ArchitectureTest::packagesOf).toArray(String[]::new))
                .allowEmptyShould(true)
                .because("a package outside the order escapes the import rules: add it to ORDER where it belongs")
                .check(LIBRARY);
    }

    @Test
    void matrixLibraryStaysInMath() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packagesOf("math"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.ejml..", "dev.ludovic.netlib..")
                .allowEmptyShould(true)
                .because("the rest of the library works on flat double[], so that the matrix library can be exchanged")
                .check(LIBRARY);
    }

    @Test
    void matrixTypesAreNotPublic() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(packagesOf("math"))
                .should()
                .notHaveRawReturnType(JavaClass.Predicates.resideInAPackage("org.ejml.."))
                .allowEmptyShould(true)
                .because("a matrix type in a signature would tie every caller to the matrix library")
                .check(LIBRARY);
    }

    @Test
    void dependsOnLittle() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "tacit..",
                        "java..",
                        "jdk.incubator.vector..",
                        "org.jspecify..",
                        "org.ejml..",
                        "dev.ludovic.netlib..",
                        "org.hipparchus..",
                        "org.apache.commons.rng..")
                .allowEmptyShould(true)
                .because("whoever embeds the library gets numerics only: no data base, no parser, no logging")
                .check(LIBRARY);
    }

    @Test
    void printsNothing() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
                .allowEmptyShould(true)
                .because("a library returns values; what the user sees is decided in the command line")
                .check(LIBRARY);
    }

    private static String packagesOf(String name) {
        return "tacit." + name + "..";
    }

    private static DescribedPredicate<JavaClass> moduleDescriptor() {
        return DescribedPredicate.describe(
                "module descriptor", c -> c.getSimpleName().equals("module-info"));
    }
}
