package dev.athanor.deploy.local.command;

import dev.athanor.deploy.embedded.Checkout;
import dev.athanor.deploy.local.client.PlatformClient;
import dev.athanor.deploy.local.client.PlatformDownException;
import dev.athanor.deploy.local.platform.Home;
import dev.athanor.deploy.local.platform.RunningPlatform;
import dev.athanor.deploy.local.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What every command works with.
 *
 * @param terminal where it speaks
 * @param home of this machine's platform
 * @param installation where the programs are
 * @param sources the checkout that they were built from
 * @param environment of the process
 */
record Session(Terminal terminal, Home home, Checkout installation, Path sources, Map<String, String> environment) {

    /** Everything as the process was started with. */
    static Session system() {
        var environment = System.getenv();
        var installation = installationOfThisProgram();
        var sources = Path.of(
                environment.getOrDefault("ATHANOR_CHECKOUT", installation.root().toString()));
        var home = environment.containsKey("ATHANOR_HOME")
                ? Path.of(environment.get("ATHANOR_HOME"))
                : sources.resolve(".athanor");
        return new Session(Terminal.system(environment), new Home(home), installation, sources, environment);
    }

    /** A client of the platform: {@code ATHANOR_URL}'s, or this machine's. */
    PlatformClient connect() throws IOException {
        var elsewhere = platformElsewhere();
        return new PlatformClient(
                elsewhere.isPresent()
                        ? elsewhere.get()
                        : URI.create(running().state().origin()));
    }

    /** The platform that {@code ATHANOR_URL} names instead of this machine's. */
    Optional<URI> platformElsewhere() {
        return Optional.ofNullable(environment.get("ATHANOR_URL"))
                .filter(address -> !address.isBlank())
                .map(URI::create);
    }

    /** This machine's platform. */
    RunningPlatform running() throws IOException {
        return RunningPlatform.find(home)
                .orElseThrow(() -> new PlatformDownException("The platform is not up. Start it with ./athanor up."));
    }

    /** This program lies at {@code deploy/local/target/local.jar}, wherever the installation is. */
    private static Checkout installationOfThisProgram() {
        var program = Path.of(URI.create(Session.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        return new Checkout(program.resolve("../../../.."));
    }
}
