package dev.athanor.serving.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How models are served. */
@ConfigMapping(prefix = "athanor.serving")
public interface ServingSettings {

    /** Whether a completed ONNX export is served under its model's name without anybody asking. */
    @WithDefault("true")
    boolean deployOnExport();

    /** Folder that keeps downloaded exports, each under its hash. */
    @WithDefault("${java.io.tmpdir}/athanor-models")
    Path cache();

    /** Sequences of one model that are decoded together; each takes its share of the model's KV cache from the start. */
    @WithDefault("16")
    int maxRunning();

    /** Sequences of one model that may wait for a place; what comes beyond is answered with 429. */
    @WithDefault("256")
    int maxWaiting();

    /** Threads that compute one operator of a model together; keep it below the number of cores. */
    @WithDefault("1")
    int threads();

    /** Time that a request may take, from its arrival to its last token. */
    @WithDefault("PT2M")
    Duration requestTimeout();

    /** Time that a replaced, withdrawn or stopped model has to finish what it has in hand. */
    @WithDefault("PT30S")
    Duration drainTimeout();
}
