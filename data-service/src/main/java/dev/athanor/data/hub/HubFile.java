package dev.athanor.data.hub;

import java.net.URI;
import java.util.Map;

/**
 * Where a file can be fetched.
 *
 * @param address of the file
 * @param credentials headers to fetch it with; none, unless it lies with the hub itself
 */
public record HubFile(URI address, Map<String, String> credentials) {

    public HubFile {
        credentials = Map.copyOf(credentials);
    }

    /** Neither the token nor an address that is signed may stand in a log. */
    @Override
    public String toString() {
        return address.getHost() + address.getPath();
    }
}
