package dev.athanor.trainer.observation;

import dev.athanor.transformer.observation.ObservedParameter;
import java.nio.file.Path;
import java.util.List;

/** Hears what was seen. Called on the training thread, so it must never wait for anybody. */
public interface Observer {

    /**
     * Norms are due.
     *
     * @param step in which the parameters were looked at
     */
    void measured(long step, List<ObservedParameter> parameters);

    /**
     * Histograms are due.
     *
     * @param step in which the parameters were looked at
     */
    void spread(long step, List<ObservedParameter> parameters);

    /**
     * Some steps were profiled.
     *
     * @param step the first of them
     * @param trace in the trace event format; the observer's to delete
     */
    void profiled(long step, Path trace);
}
