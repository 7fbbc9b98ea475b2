/**
 * What a run leaves for people among its artifacts: TensorBoard's event files, its log in lines of JSON, the texts that it
 * wrote. They are copies of what the event log has, so a store that is away never stops the training for their sake.
 */
@NullMarked
package dev.athanor.trainer.record;

import org.jspecify.annotations.NullMarked;
