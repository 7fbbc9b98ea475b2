package dev.athanor.deploy.local.platform;

import dev.athanor.deploy.local.terminal.Quantities;
import dev.athanor.deploy.local.terminal.Table;
import java.util.List;
import java.util.Locale;

/**
 * Start times and memory, for people.
 *
 * @param parts in the order of their start
 */
public record PartsTable(List<PartState> parts) {

    /** One line per part, and the sum of their memory. */
    public List<String> lines() {
        var table = new Table("PART", "STATE", "STARTED IN", "MEMORY", "PORT", "PROCESS", "RESTARTS");
        long total = 0;
        for (var part : parts) {
            var memory = ResidentMemory.of(part.pid());
            total += memory.orElse(0);
            table.row(
                    part.name(),
                    state(part),
                    part.ready() ? String.format(Locale.ROOT, "%.1f s", part.secondsToReady()) : "-",
                    memory.isPresent() ? Quantities.megabytes(memory.getAsLong()) : "-",
                    part.port(),
                    part.pid(),
                    part.restarts());
        }
        return table.row("all", "", "-", Quantities.megabytes(total), "-", "-", "-")
                .lines();
    }

    private static String state(PartState part) {
        if (part.process().isEmpty()) {
            return "gone";
        }
        return part.ready() ? "ready" : "starting";
    }
}
