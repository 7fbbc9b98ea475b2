package dev.athanor.trainer.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How this trainer works. */
@ConfigMapping(prefix = "athanor.trainer")
public interface TrainerSettings {

    /** This worker's name in claims and events; by default the machine's name and the process id. */
    Optional<String> worker();

    /** Folder for datasets and for files in between. Several trainers of one machine may share it. */
    @WithDefault("${java.io.tmpdir}/athanor-trainer")
    Path scratchFolder();

    /** Threads of libtorch's operators where a run's configuration says 0; 0 takes the machine's cores. */
    @WithDefault("0")
    int threads();

    /** Where runs compute: auto, cpu, cuda or cuda:INDEX. Each graphics processor takes a trainer of its own. */
    @WithDefault("auto")
    String device();

    /** How long the queue waits for a silent worker before it gives its job to another; Kafka allows 15 s to 60 s. */
    @WithDefault("15s")
    Duration lock();

    /** The share group that the trainers take their jobs from. */
    @WithDefault("athanor-trainers")
    String group();

    /** What runs name as the code that made them: the commit of the platform. */
    @WithDefault("${athanor.code-version:${quarkus.application.version}}")
    String codeVersion();
}
