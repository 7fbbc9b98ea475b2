package dev.athanor.deploy.local.layout;

import java.util.List;

/** The five services, and how each is run on a small machine. */
public enum Service {
    /** Sources to text to tokens. */
    DATA("data", 11, 640, true),
    /** Jobs to checkpoints and metrics. */
    TRAINER("trainer", 12, 384, false),
    /** Runs, metrics and the web page. */
    TRACKER("tracker", 13, 256, true),
    /** Checkpoints to formats. */
    EXPORT("export", 14, 640, false),
    /** Models to endpoints. */
    SERVING("serving", 15, 512, false);

    private final String label;
    private final int offset;
    private final int heapMegabytes;
    private final boolean tables;

    Service(String label, int offset, int heapMegabytes, boolean tables) {
        this.label = label;
        this.offset = offset;
        this.heapMegabytes = heapMegabytes;
        this.tables = tables;
    }

    /** Its name for people; also of its log, of its user in the database and of its module. */
    public String label() {
        return label;
    }

    /** Where the build puts its program. */
    public String program() {
        return label + "-service/target/quarkus-app/quarkus-run.jar";
    }

    int offset() {
        return offset;
    }

    /** Whether it keeps tables, in a schema and with a user of its own. */
    public boolean hasTables() {
        return tables;
    }

    /**
     * Of its JVM; tensors live outside the heap. Text becomes tokens in Java, and checkpoints are hashed there, for which the
     * better compiler pays.
     */
    public List<String> options() {
        String heap = "-Xmx" + heapMegabytes + "m";
        return this == DATA || this == TRAINER ? List.of(heap, "-XX:TieredStopAtLevel=4") : List.of(heap);
    }
}
