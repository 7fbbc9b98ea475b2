package dev.athanor.trainer.loop;

/** Why a run is to stop before its last step. */
public sealed interface Interruption {

    /** Another worker is to go on. */
    record HandBack(String reason) implements Interruption {}

    /** Somebody wants the run to end. */
    record Stop(String reason) implements Interruption {}

    /** A policy has judged the run's curve and wants it to end. */
    record StopEarly(String reason) implements Interruption {}

    /** The job is no longer this worker's: nothing may be written any more. */
    record Superseded() implements Interruption {}
}
