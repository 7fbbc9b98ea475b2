package dev.athanor.deploy.broker;

import java.io.IOException;
import java.nio.file.Path;
import kafka.Kafka;

/**
 * Formats the data folder once, then is the broker until the process is told to end.
 *
 * <p>Arguments: {@code DATA_FOLDER PORT CONTROLLER_PORT [PARENT_PID]}. With a parent's process id the broker ends when
 * that process does, however it ended.
 */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("expected DATA_FOLDER PORT CONTROLLER_PORT [PARENT_PID]");
        }
        if (arguments.length > 3) {
            endWith(Long.parseLong(arguments[3]));
        }
        var settings = new BrokerSettings(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        var file = settings.write();
        new LogFolder(settings.logs()).formatOnce(file);
        Kafka.main(new String[] {file.toString()});
    }

    private static void endWith(long pid) {
        var parent =
                ProcessHandle.of(pid).orElseThrow(() -> new IllegalArgumentException("there is no process " + pid));
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            parent.onExit().join();
            System.exit(0);
        });
    }
}
