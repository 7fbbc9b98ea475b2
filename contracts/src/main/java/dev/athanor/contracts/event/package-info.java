/**
 * The event families. Each is a sealed interface of records, so that a {@code switch} without {@code default} stops
 * compiling when a fact is added. The CloudEvents type of a record is its {@link dev.athanor.contracts.event.EventType}.
 */
@NullMarked
package dev.athanor.contracts.event;

import org.jspecify.annotations.NullMarked;
