/**
 * The event log of a platform on one machine: an actual Kafka broker, broker and controller in one process, made small.
 * It keeps what it is told for ever, because tables elsewhere are projections that can be rebuilt from it.
 */
@NullMarked
package dev.athanor.deploy.broker;

import org.jspecify.annotations.NullMarked;
