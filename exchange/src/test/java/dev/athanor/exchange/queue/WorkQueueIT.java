package dev.athanor.exchange.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.event.DeadLetters;
import dev.athanor.exchange.queue.RecordingHandler.Delivery;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@ExtendWith(EmbeddedPlatformExtension.class)
@Execution(ExecutionMode.CONCURRENT) // they wait more than they work
class WorkQueueIT {

    private QueueUnderTest queue;

    @BeforeEach
    void createTopics(PlatformEnvironment environment) throws Exception {
        queue = new QueueUnderTest(environment.kafkaBootstrapServers());
    }

    @Test
    void jobsThatWereSentBeforeTheFirstWorkerCameAreDoneInTheirOrder() throws Exception {
        queue.request("one", "two", "three");

        RecordingHandler handler = new RecordingHandler(job -> JobOutcome.DONE);
        try (WorkQueue<DatasetJobEvent> worker = queue.worker(handler)) {
            assertThat(handler.awaitEnded(3)).extracting(Delivery::job).containsExactly("one", "two", "three");
            assertThat(worker.isHealthy()).isTrue();
        }
    }

    @Test
    void jobThatOutlastsItsLockStaysWithItsWorker() throws Exception {
        queue.request("long");
        RecordingHandler busy = new RecordingHandler(job -> {
            job.awaitSignal(QueueUnderTest.LOCK.multipliedBy(2).plusSeconds(3));
            return JobOutcome.DONE;
        });
        RecordingHandler idle = new RecordingHandler(job -> JobOutcome.DONE);

        try (WorkQueue<DatasetJobEvent> _ = queue.worker(busy)) {
            busy.awaitBegun(1);
            try (WorkQueue<DatasetJobEvent> _ = queue.worker(idle)) {
                Delivery delivery = busy.awaitEnded(1).getFirst();

                assertThat(delivery.signal()).isEqualTo(Job.Signal.GO_ON);
                assertThat(idle.begun()).isEmpty();
            }
        }
    }

    @Test
    void twoWorkersShareTheQueueOneJobEach() throws Exception {
        queue.request("one", "two");
        RecordingHandler first = RecordingHandler.busyUntilHandedBack();
        RecordingHandler second = RecordingHandler.busyUntilHandedBack();

        try (WorkQueue<DatasetJobEvent> _ = queue.worker(first);
                WorkQueue<DatasetJobEvent> _ = queue.worker(second)) {
            first.awaitBegun(1);
            second.awaitBegun(1);

            assertThat(first.begun()).hasSize(1);
            assertThat(second.begun()).hasSize(1);
            assertThat(first.begun()).doesNotContainAnyElementsOf(second.begun());
        }
    }

    @Test
    void workerThatClosesHandsItsJobToAnother() throws Exception {
        queue.request("long");
        RecordingHandler first = RecordingHandler.busyUntilHandedBack();
        RecordingHandler second = new RecordingHandler(job -> JobOutcome.DONE);

        try (WorkQueue<DatasetJobEvent> _ = queue.worker(first)) {
            first.awaitBegun(1);
        }
        assertThat(first.awaitEnded(1).getFirst().signal()).isEqualTo(Job.Signal.HAND_BACK);

        try (WorkQueue<DatasetJobEvent> _ = queue.worker(second)) {
            assertThat(second.awaitEnded(1)).extracting(Delivery::job).containsExactly("long");
        }
    }

    @Test
    void silentWorkersJobGoesToAnotherWhenItsLockRunsOut() throws Exception {
        queue.request("abandoned");
        RecordingHandler second = RecordingHandler.busyUntilHandedBack();

        try (ShareSession silent = ShareSession.open(queue.settings())) {
            ConsumerRecord<byte[], byte[]> held = awaitRecord(silent);
            try (WorkQueue<DatasetJobEvent> _ = queue.worker(second)) {
                second.awaitBegun(1);

                assertThat(silent.renew(held)).isFalse();
            }
        }
        assertThat(second.awaitEnded(1)).extracting(Delivery::deliveryCount).containsExactly(2);
    }

    @Test
    void deadWorkersJobGoesToAnotherAtOnce() throws Exception {
        queue.request("abandoned");
        try (ShareSession dying = ShareSession.open(queue.settings())) {
            awaitRecord(dying);
        }

        RecordingHandler second = new RecordingHandler(job -> JobOutcome.DONE);
        try (WorkQueue<DatasetJobEvent> _ = queue.worker(second)) {
            assertThat(second.awaitEnded(1)).extracting(Delivery::job).containsExactly("abandoned");
        }
    }

    @Test
    void recordThatIsNoEventGoesToTheDeadLettersAndTheQueueGoesOn() throws Exception {
        queue.append("garbage".getBytes(UTF_8));
        queue.request("good");

        RecordingHandler handler = new RecordingHandler(job -> JobOutcome.DONE);
        try (WorkQueue<DatasetJobEvent> _ = queue.worker(handler)) {
            assertThat(handler.awaitEnded(1)).extracting(Delivery::job).containsExactly("good");
        }

        List<ConsumerRecord<byte[], byte[]>> dead = queue.deadLetters();
        assertThat(dead).hasSize(1);
        assertThat(dead.getFirst().value()).asString(UTF_8).isEqualTo("garbage");
        assertThat(header(dead.getFirst(), DeadLetters.REASON)).contains("is no CloudEvent");
        assertThat(header(dead.getFirst(), "dead-letter-topic")).isEqualTo(queue.topic());
    }

    @Test
    void jobThatThrowsIsTriedAgainThenGivenUpAndTheQueueGoesOn() throws Exception {
        queue.request("poison", "good");
        RecordingHandler handler = new RecordingHandler(job -> {
            if (job.name().equals("poison")) {
                throw new IllegalStateException("the disk is full");
            }
            return JobOutcome.DONE;
        });

        try (WorkQueue<DatasetJobEvent> _ = queue.worker(handler)) {
            handler.awaitGivenUp(1);
            handler.awaitEnded(1);
        }

        assertThat(handler.givenUp()).containsExactly("poison: the disk is full");
        assertThat(handler.begun()).filteredOn("poison"::equals).hasSize(WorkQueue.TRIES);
        assertThat(queue.deadLetters()).hasSize(1);
        assertThat(header(queue.deadLetters().getFirst(), DeadLetters.REASON)).contains("the disk is full");
    }

    @Test
    void jobThatThrowsOnceIsDoneAtItsSecondDelivery() throws Exception {
        queue.request("shaky");
        RecordingHandler handler = new RecordingHandler(job -> {
            if (job.deliveryCount() == 1) {
                throw new IllegalStateException("the store is away");
            }
            return JobOutcome.DONE;
        });

        try (WorkQueue<DatasetJobEvent> _ = queue.worker(handler)) {
            assertThat(handler.awaitEnded(1))
                    .extracting(Delivery::deliveryCount)
                    .containsExactly(2);
        }
        assertThat(queue.deadLetters()).isEmpty();
    }

    @Test
    void jobIsNeverLostHoweverOftenItIsHandedBack() throws Exception {
        queue.request("restless");
        RecordingHandler handler = new RecordingHandler(job -> JobOutcome.HANDED_BACK);

        try (WorkQueue<DatasetJobEvent> _ = queue.worker(handler)) {
            handler.awaitEnded(3 * WorkQueue.LAST_DELIVERY);
        }

        assertThat(queue.deadLetters()).isEmpty();
        assertThat(handler.givenUp()).isEmpty();
    }

    @Test
    void jobWhoseWorkersDieIsGivenUpBeforeTheBrokerDropsIt() throws Exception {
        queue.request("deadly");
        for (int death = 1; death < WorkQueue.LAST_DELIVERY; death++) {
            try (ShareSession dying = ShareSession.open(queue.settings())) {
                awaitRecord(dying);
            }
        }

        RecordingHandler handler = new RecordingHandler(job -> JobOutcome.DONE);
        try (WorkQueue<DatasetJobEvent> _ = queue.worker(handler)) {
            handler.awaitGivenUp(1);
        }

        assertThat(handler.begun()).isEmpty();
        assertThat(handler.givenUp().getFirst()).contains("its workers died or fell silent in 9 deliveries");
        assertThat(queue.deadLetters()).hasSize(1);
    }

    private static ConsumerRecord<byte[], byte[]> awaitRecord(ShareSession session) {
        for (int i = 0; i < 60; i++) {
            var records = session.poll(Duration.ofSeconds(1));
            if (!records.isEmpty()) {
                return records.iterator().next();
            }
        }
        throw new AssertionError("no record came");
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }
}
