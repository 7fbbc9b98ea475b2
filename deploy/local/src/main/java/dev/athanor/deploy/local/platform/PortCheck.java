package dev.athanor.deploy.local.platform;

import dev.athanor.deploy.embedded.FreePorts;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks whether a platform's ports can be had. */
final class PortCheck {

    private PortCheck() {}

    /**
     * Returns if all are free.
     *
     * @throws PlatformException naming every port that is taken, what it is for, and by whom it is held
     */
    static void requireFree(Map<String, Integer> ports) {
        var taken = ports.entrySet().stream()
                .filter(entry -> !FreePorts.isFree(entry.getValue()))
                .map(entry -> "Port " + entry.getValue() + ", for " + entry.getKey() + ", is taken"
                        + PortOwner.describe(entry.getValue())
                                .map(owner -> " by " + owner)
                                .orElse("")
                        + ".")
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new PlatformException(taken
                    + "\nEnd what holds it, or start the platform elsewhere: --port moves the web page and the APIs, "
                    + "--port-base (or ATHANOR_PORT_BASE) everything.");
        }
    }
}
