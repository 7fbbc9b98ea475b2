package dev.athanor.deploy.testing;

import java.nio.file.Path;

/** Finds the process that runs the build. */
final class BuildProcess {

    private BuildProcess() {}

    /** The nearest Java process above this one: Maven, or a development environment. This process if there is none. */
    static ProcessHandle current() {
        var self = ProcessHandle.current();
        for (var above = self.parent(); above.isPresent(); above = above.get().parent()) {
            if (isJava(above.get())) {
                return above.get();
            }
        }
        return self;
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).endsWith("java"))
                .orElse(false);
    }
}
