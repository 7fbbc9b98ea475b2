package dev.athanor.export.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How this exporter works. */
@ConfigMapping(prefix = "athanor.export")
public interface ExportSettings {

    /** Whether every completed run is exported in all formats. */
    @WithDefault("true")
    boolean onCompleted();

    /** Greatest absolute difference of a logit from the checkpoint's that is no failure. */
    @WithDefault("1e-4")
    double tolerance();

    /** Folder for files in between. */
    @WithDefault("${java.io.tmpdir}/athanor-export")
    Path scratchFolder();

    /** Threads of ONNX Runtime's operators; 0 takes the machine's cores. */
    @WithDefault("0")
    int threads();

    /** The share group that the exporters take their jobs from. */
    @WithDefault("athanor-exporters")
    String group();

    /** How long the queue waits for a silent worker before it gives its job to another; from 1 s to 60 s. */
    @WithDefault("15s")
    Duration lock();
}
