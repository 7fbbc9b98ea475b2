package dev.athanor.deploy.local.platform;

import java.util.List;

/** Hears what happens to the parts, to tell people. Called from several threads. */
public interface Announcer {

    /** A part answers for the first time, or again after a crash. */
    void ready(PartState part);

    /**
     * A part's process ended by itself.
     *
     * @param name of the part
     * @param log its last lines
     * @param secondsToRestart when it is started again
     */
    void crashed(String name, List<String> log, long secondsToRestart);

    /** A part could not be started again; it is tried once more later. */
    void failedToRestart(String name, String reason);
}
