/**
 * Long jobs from a Kafka share group (<a
 * href="https://cwiki.apache.org/confluence/display/KAFKA/KIP-932%3A+Queues+for+Kafka">KIP-932</a>): a worker holds
 * exactly one record, renews its lock while the job runs and acknowledges it when the job ends. A killed worker's record
 * goes to another at once. The broker's delivery count is no fence: jobs that write claim an attempt, see {@link
 * dev.athanor.exchange.store.Attempts}.
 */
@NullMarked
package dev.athanor.exchange.queue;

import org.jspecify.annotations.NullMarked;
