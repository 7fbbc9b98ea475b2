package dev.athanor.tracker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What holds in the whole tracker. */
@AnalyzeClasses(packages = "dev.athanor.tracker", importOptions = ImportOption.DoNotIncludeTests.class)
class TrackerArchitectureTest {

    @ArchTest
    static final ArchRule featuresDoNotDependOnEachOtherInCircles =
            slices().matching("dev.athanor.tracker.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule resourcesAskTheirFeatureAndNotTheDatabase = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "java.sql..");

    @ArchTest
    static final ArchRule noServiceKnowsAnother = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.athanor.data..", "dev.athanor.trainer..", "dev.athanor.export..", "dev.athanor.serving..");

    @ArchTest
    static final ArchRule packagesAreFeatures = classes()
            .should()
            .resideOutsideOfPackages("..util..", "..common..", "..helper..", "..impl..", "..manager..");

    @ArchTest
    static final ArchRule onlyProjectionsAndWhatTheyWriteWithKnowTransactionsThatWait = noClasses()
            .that()
            .resideOutsideOfPackage("dev.athanor.tracker.projection")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("Transactions");
}
