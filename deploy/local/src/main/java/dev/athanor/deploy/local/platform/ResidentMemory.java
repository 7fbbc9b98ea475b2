package dev.athanor.deploy.local.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** How much memory a process holds, as the system counts it. */
public final class ResidentMemory {

    private ResidentMemory() {}

    /** In bytes; empty if the process is gone or the system does not tell. */
    public static OptionalLong of(long pid) {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
            var kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return kilobytes.matches("\\d+") ? OptionalLong.of(Long.parseLong(kilobytes) << 10) : OptionalLong.empty();
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }
}
