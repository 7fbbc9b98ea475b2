package dev.athanor.trainer.wiring;

import dev.athanor.trainer.program.Programs;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads libtorch when the service starts: a trainer that cannot is no trainer, and must not take jobs. */
@Singleton
public class LibtorchProbe {

    private static final Logger LOG = LoggerFactory.getLogger(LibtorchProbe.class);

    private final Programs programs;
    private final TrainerSettings settings;
    private volatile @Nullable String version;
    private volatile @Nullable String failure;

    LibtorchProbe(Programs programs, TrainerSettings settings) {
        this.programs = programs;
        this.settings = settings;
    }

    /** Takes a second or two; the first time on a machine longer, for the library is unpacked. */
    void load() {
        try {
            String loaded = programs.libtorch();
            programs.computeOn(settings.device());
            version = loaded;
            LOG.info("libtorch={} device={} threads={}", loaded, programs.device(), programs.threads(0));
        } catch (RuntimeException | LinkageError e) {
            failure = e.toString();
            LOG.error("there is nothing to compute on, this trainer takes no jobs", e);
        }
    }

    boolean isLoaded() {
        return version != null;
    }

    /** What there is to say about it. */
    String description() {
        if (version != null) {
            return "libtorch " + version;
        }
        return failure == null ? "loading" : failure;
    }
}
