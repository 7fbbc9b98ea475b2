package dev.athanor.deploy.local.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.athanor.contracts.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What a supervisor writes down about itself and its parts.
 *
 * @param supervisor its process id
 * @param origin where the platform answers, such as {@code http://127.0.0.1:7700}
 * @param ready whether every part was ready once
 * @param parts in the order of their start
 */
public record PlatformState(long supervisor, String origin, boolean ready, List<PartState> parts) {

    public PlatformState {
        parts = List.copyOf(parts);
    }

    /** What was written last in {@code home}; empty if nothing was, or if it was cut short. */
    public static Optional<PlatformState> read(Home home) throws IOException {
        if (!Files.exists(home.state())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonFormat.mapper().readValue(Files.readString(home.state()), PlatformState.class));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    void write(Home home) throws IOException {
        var draft = home.state().resolveSibling("platform.json.new");
        Files.writeString(
                draft, JsonFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this));
        Files.move(draft, home.state(), StandardCopyOption.ATOMIC_MOVE);
    }
}
