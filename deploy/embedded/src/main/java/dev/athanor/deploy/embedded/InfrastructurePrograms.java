package dev.athanor.deploy.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The programs that a platform stands on. They end with this process, however it ends. */
public final class InfrastructurePrograms {

    private InfrastructurePrograms() {}

    /**
     * The broker.
     *
     * @param data its folder, kept across restarts
     */
    public static JavaProgram broker(Checkout checkout, Path data, int port, int controllerPort) {
        return new JavaProgram(
                "broker",
                checkout.broker(),
                small(160),
                List.of(data.toString(), String.valueOf(port), String.valueOf(controllerPort), thisProcess()),
                Map.of());
    }

    /**
     * The object store. It hashes all that comes, several times, for which the better compiler has the processor's own
     * instructions: 700 MB/s instead of 65.
     *
     * @param folder in which each folder is a bucket
     */
    public static JavaProgram objectStore(Checkout checkout, Path folder, int port, StoreKeys keys) {
        return new JavaProgram(
                "object-store",
                checkout.objectStore(),
                withBetterCompiler(small(192)),
                List.of(folder.toString(), String.valueOf(port), thisProcess()),
                Map.of("ATHANOR_STORE_ACCESS_KEY", keys.access(), "ATHANOR_STORE_SECRET_KEY", keys.secret()));
    }

    private static List<String> small(int heapMegabytes) {
        var options = new ArrayList<>(JavaProgram.SMALL);
        options.add("-Xmx" + heapMegabytes + "m");
        return options;
    }

    private static List<String> withBetterCompiler(List<String> options) {
        options.add("-XX:TieredStopAtLevel=4");
        return options;
    }

    private static String thisProcess() {
        return String.valueOf(ProcessHandle.current().pid());
    }
}
