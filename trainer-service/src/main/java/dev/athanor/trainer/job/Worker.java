package dev.athanor.trainer.job;

import java.time.Duration;

/**
 * Who works.
 *
 * @param name of this worker, unique among the living
 * @param codeVersion the commit of the platform
 * @param lock how long the queue waits for a silent worker; attempts are checked three times as often
 */
public record Worker(String name, String codeVersion, Duration lock) {

    /** What this Java is. */
    String jvm() {
        return System.getProperty("java.vendor") + " " + Runtime.version();
    }
}
