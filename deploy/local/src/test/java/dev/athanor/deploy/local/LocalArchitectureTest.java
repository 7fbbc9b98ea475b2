package dev.athanor.deploy.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.athanor.deploy.local", importOptions = ImportOption.DoNotIncludeTests.class)
class LocalArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_SERVICES_BY_THEIR_PROTOCOLS_ONLY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.athanor.data..",
                    "dev.athanor.trainer..",
                    "dev.athanor.tracker..",
                    "dev.athanor.export..",
                    "dev.athanor.serving..",
                    "dev.athanor.exchange..",
                    "io.quarkus..");

    @ArchTest
    static final ArchRule ONLY_THE_GATEWAY_KNOWS_VERTX = noClasses()
            .that()
            .resideOutsideOfPackage("..gateway")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..");

    @ArchTest
    static final ArchRule THE_PLATFORM_KNOWS_NO_COMMANDS = noClasses()
            .that()
            .resideInAnyPackage("..platform", "..gateway", "..client", "..terminal", "..demo")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..command", "picocli..");

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("dev.athanor.deploy.local.(*)..").should().beFreeOfCycles();
}
