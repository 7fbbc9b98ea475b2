package dev.athanor.deploy.local.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of each module, read from the folders that the build has written. */
final class Modules {

    static final List<String> LIBRARIES = List.of("contracts", "transformer", "blueprint", "exchange");
    static final List<String> SERVICES =
            List.of("data-service", "trainer-service", "tracker-service", "export-service", "serving-service");

    private static final Path ROOT = root();

    private Modules() {}

    /** Classes of one module, without its tests. */
    static JavaClasses of(String module) {
        return new ClassFileImporter().importPath(classes(module));
    }

    /** Classes of all libraries and services. */
    static JavaClasses all() {
        return new ClassFileImporter()
                .importPaths(Stream.concat(LIBRARIES.stream(), SERVICES.stream())
                        .map(Modules::classes)
                        .toList());
    }

    private static Path classes(String module) {
        Path classes = ROOT.resolve(module).resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(classes + " is not there: build the whole project first");
        }
        return classes;
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("contracts/pom.xml"))) {
            here = here.getParent();
        }
        return here;
    }
}
