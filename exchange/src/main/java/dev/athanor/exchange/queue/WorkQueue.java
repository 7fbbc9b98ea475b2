package dev.athanor.exchange.queue;

import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.exchange.event.DeadLetters;
import dev.athanor.exchange.event.EventDeserializer;
import dev.athanor.exchange.event.Received;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one job after the other. One thread polls and renews the lock, another does the job.
 *
 * <p>A record that is no job of this queue goes to the dead letters. A job that throws is handed back after a pause and
 * tried again; after {@value #TRIES} deliveries its handler is told, the record goes to the dead letters and the queue
 * moves on. A job whose workers die never throws; it is given up at delivery {@value #LAST_DELIVERY}, after which the
 * broker would drop it without a word. A worker that hands its job back has not failed: a job that was handed back often
 * gets a fresh record at the end of the queue, whose deliveries are counted anew.
 *
 * @param <E> the jobs' family
 */
public final class WorkQueue<E extends AthanorEvent> implements AutoCloseable {

    /** Deliveries after which a job that throws is given up. */
    static final int TRIES = 5;

    /** The group's {@code share.delivery.count.limit}: Kafka's default for the greatest one that a broker allows. */
    static final int LAST_DELIVERY = 10;

    private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_BROKER_FAILURE = Duration.ofSeconds(1);

    private final QueueSettings settings;
    private final Class<E> family;
    private final JobHandler<E> handler;
    private final EventDeserializer deserializer = new EventDeserializer();
    private final Thread poller;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable RunningJob<E> current;
    private volatile boolean connected;

    /**
     * Nothing happens before {@link #start}.
     *
     * @param family the sealed interface that the queue's events belong to
     * @param handler does the jobs; one queue calls it from one thread at a time
     */
    public WorkQueue(QueueSettings settings, Class<E> family, JobHandler<E> handler) {
        this.settings = settings;
        this.family = family;
        this.handler = handler;
        this.poller = Thread.ofPlatform().name("queue-" + settings.topic()).unstarted(this::run);
    }

    /** Begins to take jobs. */
    public void start() {
        poller.start();
    }

    /** Whether the worker is alive and could reach the broker when it last tried. */
    public boolean isHealthy() {
        return poller.isAlive() && connected;
    }

    /** Asks the job in hand to hand itself back, waits for it and leaves the group. */
    @Override
    public void close() {
        stopping.countDown();
        RunningJob<E> running = current;
        if (running != null) {
            running.job().handBack();
        }
        try {
            poller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void run() {
        while (!isStopping()) {
            try (DeadLetters deadLetters = new DeadLetters(settings.connection());
                    ShareSession session = ShareSession.open(settings)) {
                takeJobs(session, deadLetters);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("woken up", e);
            } catch (RuntimeException e) {
                connected = false;
                LOG.warn("queue={} cannot take jobs, trying again: {}", settings.topic(), e.toString());
                pause(PAUSE_AFTER_BROKER_FAILURE);
            }
        }
    }

    private void takeJobs(ShareSession session, DeadLetters deadLetters) {
        while (!isStopping()) {
            ConsumerRecords<byte[], byte[]> records = session.poll(POLL);
            connected = session.isConnected();
            for (ConsumerRecord<byte[], byte[]> message : records) {
                take(session, deadLetters, message);
            }
        }
    }

    private void take(ShareSession session, DeadLetters deadLetters, ConsumerRecord<byte[], byte[]> message) {
        switch (deserializer.deserialize(message.topic(), message.headers(), message.value())) {
            case Received.Event(var envelope)
            when family.isInstance(envelope.event()) ->
                work(session, deadLetters, message, family.cast(envelope.event()));
            case Received.Event(var envelope) ->
                reject(session, deadLetters, message, "no job of this queue: " + envelope.event());
            case Received.Unreadable unreadable -> reject(session, deadLetters, message, unreadable.reason());
        }
    }

    private void reject(
            ShareSession session, DeadLetters deadLetters, ConsumerRecord<byte[], byte[]> message, String reason) {
        LOG.warn("queue={} offset={} goes to the dead letters: {}", message.topic(), message.offset(), reason);
        deadLetters.send(message, reason);
        session.acknowledge(message, AcknowledgeType.ACCEPT);
    }

    private void work(ShareSession session, DeadLetters deadLetters, ConsumerRecord<byte[], byte[]> message, E event) {
        Job<E> job =
                new Job<>(event, message.deliveryCount().map(Short::intValue).orElse(1));
        if (job.deliveryCount() >= LAST_DELIVERY) {
            giveUp(session, deadLetters, message, job, new WorkersDiedException(job.deliveryCount()));
            return;
        }
        RunningJob<E> running = RunningJob.start(job, handler, message.headers());
        current = running;
        try {
            if (isStopping()) {
                job.handBack();
            }
            if (holdUntilDone(session, message, running)) {
                finish(session, deadLetters, message, running);
            }
        } finally {
            current = null;
        }
    }

    /**
     * Renews the lock every third of its duration; false if it was lost on the way. However that comes about, the job has
     * ended when this returns: a worker never does two at a time.
     */
    private boolean holdUntilDone(ShareSession session, ConsumerRecord<byte[], byte[]> message, RunningJob<E> running) {
        Duration interval = session.lock().dividedBy(3);
        long renewed = System.nanoTime();
        while (!running.await(interval)) {
            if (hasRunOut(session.lock(), renewed) || !renews(session, message)) {
                LOG.warn("queue={} subject={} lock lost, stopping", message.topic(), running.subject());
                running.job().lose();
                running.awaitEnd();
                return false;
            }
            renewed = System.nanoTime();
        }
        return true;
    }

    /** A worker that slept through its lock does not ask: the broker agrees to renew what another has done by now. */
    private static boolean hasRunOut(Duration lock, long renewed) {
        return System.nanoTime() - renewed > lock.toNanos();
    }

    private static boolean renews(ShareSession session, ConsumerRecord<byte[], byte[]> message) {
        try {
            return session.renew(message);
        } catch (KafkaException e) {
            LOG.warn("queue={} offset={} cannot be renewed: {}", message.topic(), message.offset(), e.toString());
            return false;
        }
    }

    private void finish(
            ShareSession session,
            DeadLetters deadLetters,
            ConsumerRecord<byte[], byte[]> message,
            RunningJob<E> running) {
        switch (running.result()) {
            case RunningJob.Result.Ended(JobOutcome outcome) ->
                finish(session, deadLetters, message, running.job(), outcome);
            case RunningJob.Result.Threw(Exception failure) ->
                retryOrGiveUp(session, deadLetters, message, running, failure);
        }
    }

    private void finish(
            ShareSession session,
            DeadLetters deadLetters,
            ConsumerRecord<byte[], byte[]> message,
            Job<E> job,
            JobOutcome outcome) {
        switch (outcome) {
            case DONE -> session.acknowledge(message, AcknowledgeType.ACCEPT);
            case HANDED_BACK -> {
                if (job.deliveryCount() < TRIES) {
                    session.acknowledge(message, AcknowledgeType.RELEASE);
                } else {
                    deadLetters.requeue(message);
                    session.acknowledge(message, AcknowledgeType.ACCEPT);
                }
            }
        }
    }

    private void retryOrGiveUp(
            ShareSession session,
            DeadLetters deadLetters,
            ConsumerRecord<byte[], byte[]> message,
            RunningJob<E> running,
            Exception failure) {
        int deliveries = running.job().deliveryCount();
        LOG.warn("queue={} subject={} delivery={} failed", message.topic(), running.subject(), deliveries, failure);
        if (deliveries >= TRIES) {
            giveUp(session, deadLetters, message, running.job(), failure);
        } else {
            pause(Duration.ofMillis(Math.min(session.lock().toMillis() / 3, 500L << deliveries)));
            session.acknowledge(message, AcknowledgeType.RELEASE);
        }
    }

    /** A handler that cannot say that it gives up is asked again at the next delivery, while there is one. */
    private void giveUp(
            ShareSession session,
            DeadLetters deadLetters,
            ConsumerRecord<byte[], byte[]> message,
            Job<E> job,
            Exception failure) {
        try {
            handler.givenUp(job.event(), failure);
        } catch (RuntimeException e) {
            LOG.error(
                    "queue={} subject={} cannot be given up",
                    message.topic(),
                    job.event().subject(),
                    e);
            if (job.deliveryCount() < LAST_DELIVERY) {
                session.acknowledge(message, AcknowledgeType.RELEASE);
                return;
            }
        }
        reject(session, deadLetters, message, failure.toString());
    }

    /** Waits, but no longer than until the worker is to stop. */
    private void pause(Duration duration) {
        try {
            if (stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("queue={} stops", settings.topic());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
