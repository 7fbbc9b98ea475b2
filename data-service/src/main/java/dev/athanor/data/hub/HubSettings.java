package dev.athanor.data.hub;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the hub is, and who asks.
 *
 * @param address of the hub
 * @param token that private datasets are read with; it goes to the hub's own origin and nowhere else
 * @param patience how long a hub is waited for that asks to come back later
 */
public record HubSettings(URI address, @Nullable String token, Duration patience) {

    /** A log must not have the token. */
    @Override
    public String toString() {
        return address + (token == null ? "" : " with a token");
    }
}
