package dev.athanor.trainer.job;

import dev.athanor.exchange.queue.JobOutcome;

/** What became of an attempt. */
sealed interface AttemptEnd {

    /** The job is out of this worker's hands. */
    record Over(JobOutcome outcome) implements AttemptEnd {}

    /** The run goes on with another attempt of the same worker, from its last checkpoint and a little wiser. */
    record Again(Recovery recovery) implements AttemptEnd {}
}
