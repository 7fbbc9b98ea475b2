/**
 * The event log as typed records: CloudEvents 1.0 in binary mode over Kafka, the trace context in the record's headers.
 * Every consumer of every service reads with {@link dev.athanor.exchange.event.EventDeserializer}, every producer writes
 * with {@link dev.athanor.exchange.event.EventSerializer}.
 */
@NullMarked
package dev.athanor.exchange.event;

import org.jspecify.annotations.NullMarked;
