package dev.athanor.deploy.local;

import dev.athanor.deploy.embedded.FreePorts;
import dev.athanor.deploy.local.layout.Ports;
import dev.athanor.deploy.local.layout.Replicas;
import java.util.random.RandomGenerator;

/** Finds ports for a platform beside the user's. */
public final class FreePortBase {

    private FreePortBase() {}

    /** Ports that were all free a moment ago, below those that the system hands out by itself. */
    public static Ports find() {
        return RandomGenerator.getDefault()
                .ints(10_000, 30_000)
                .map(port -> port / 100 * 100)
                .mapToObj(Ports::from)
                .filter(ports -> ports.all(new Replicas(2, 2)).values().stream().allMatch(FreePorts::isFree))
                .findFirst()
                .orElseThrow();
    }
}
