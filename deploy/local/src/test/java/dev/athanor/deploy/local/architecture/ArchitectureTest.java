package dev.athanor.deploy.local.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ArchitectureTest {

    static final List<String> SERVICES = Modules.SERVICES;

    private static final String[] FRAMEWORKS = {
        "io.quarkus..", "jakarta..", "io.smallrye..", "io.vertx..", "org.eclipse.microprofile.."
    };

    private final JavaClasses all = Modules.all();

    @Test
    void contractsKnowNoFrameworkAndNoOtherModule() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS)
                        .or(ofModule("transformer"))
                        .or(ofModule("blueprint"))
                        .or(ofModule("exchange")))
                .check(Modules.of("contracts"));
    }

    @Test
    void transformerKnowsNoFrameworkAndNoOtherModule() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS)
                        .or(ofModule("contracts"))
                        .or(ofModule("blueprint"))
                        .or(ofModule("exchange")))
                .check(Modules.of("transformer"));
    }

    @Test
    void blueprintKnowsNoFrameworkAndNoEngine() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS)
                        .or(resideInAnyPackage("dev.athanor.transformer.torch..", "dev.athanor.transformer.onnx.."))
                        .or(ofModule("exchange")))
                .check(Modules.of("blueprint"));
    }

    @Test
    void onlyTheWiringOfTheExchangeKnowsAFramework() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.athanor.exchange.wiring..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS))
                .check(Modules.of("exchange"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void noServiceKnowsAnother(String service) {
        JavaClasses own = Modules.of(service);
        Set<String> others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .flatMap(other -> Modules.of(other).stream())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "belong to another service", candidate -> others.contains(candidate.getName())))
                .check(own);
    }

    @Test
    void packagesAreNamedAfterWhatTheyHold() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..manager..")
                .check(all);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> packages =
                all.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        Set<String> marked = all.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());

        packages.removeAll(marked);

        assertThat(packages)
                .as("packages without a @NullMarked package-info.java")
                .isEmpty();
    }

    @Test
    void packagesOfTheLibrariesFormNoCycle() {
        slices().matching("dev.athanor.transformer.(*)..")
                .should()
                .beFreeOfCycles()
                .check(all);
        slices().matching("dev.athanor.exchange.(*)..")
                .should()
                .beFreeOfCycles()
                .check(all);
        slices().matching("dev.athanor.contracts.(*)..")
                .should()
                .beFreeOfCycles()
                .check(all);
    }

    @Test
    void nothingIsPrintedPastTheLog() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(all);
    }

    private static DescribedPredicate<JavaClass> ofModule(String module) {
        return resideInAnyPackage("dev.athanor." + module + "..");
    }
}
