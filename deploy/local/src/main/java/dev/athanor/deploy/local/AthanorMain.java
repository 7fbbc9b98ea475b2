package dev.athanor.deploy.local;

import dev.athanor.deploy.local.command.Athanor;

/** The program behind {@code ./athanor}. */
public final class AthanorMain {

    private AthanorMain() {}

    public static void main(String[] arguments) {
        System.exit(Athanor.run(arguments));
    }
}
