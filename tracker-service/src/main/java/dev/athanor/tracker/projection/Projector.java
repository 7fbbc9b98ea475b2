package dev.athanor.tracker.projection;

import dev.athanor.contracts.event.UnreadableEventException;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.exchange.event.Received;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.KafkaMetadataUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a batch of the log into the tables: in one transaction where all is well, else event by event, so that one that
 * cannot be read or handled goes to the dead letters and the others do not. Only then the position moves on.
 */
@ApplicationScoped
public class Projector {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    private record Taken(KafkaRecord<String, Received> message, Envelope event) {}

    private record Refused(KafkaRecord<String, Received> message, Throwable reason) {}

    private final Transactions transactions;
    private final LogPositions positions;
    private final ProjectionMeter meter;

    public Projector(Transactions transactions, LogPositions positions, ProjectionMeter meter) {
        this.transactions = transactions;
        this.positions = positions;
        this.meter = meter;
    }

    /** Applies {@code batch}; completes when the group's offset has followed. */
    public CompletionStage<Void> project(KafkaRecordBatch<String, Received> batch, Projection projection) {
        List<Refused> refused = new ArrayList<>();
        List<Taken> taken = readable(batch, refused);
        apply(taken, projection, refused);
        refused.forEach(this::deadLetter);
        transactions.untilDone(() -> positions.advance(nextOffsets(batch)));
        taken.forEach(one -> meter.projected(one.message().getTopic(), one.event()));
        return batch.ack();
    }

    private static List<Taken> readable(KafkaRecordBatch<String, Received> batch, List<Refused> refused) {
        List<Taken> taken = new ArrayList<>();
        for (KafkaRecord<String, Received> message : batch.getRecords()) {
            try {
                taken.add(new Taken(message, message.getPayload().orThrow()));
            } catch (UnreadableEventException e) {
                refused.add(new Refused(message, e));
            }
        }
        return taken;
    }

    private void apply(List<Taken> taken, Projection projection, List<Refused> refused) {
        try {
            transact(taken, projection);
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("a batch was refused; taking its events one by one");
            taken.forEach(one -> applyAlone(one, projection, refused));
        }
    }

    private void applyAlone(Taken one, Projection projection, List<Refused> refused) {
        try {
            transact(List.of(one), projection);
        } catch (RuntimeException e) {
            refused.add(new Refused(one.message(), e));
        }
    }

    private void transact(List<Taken> taken, Projection projection) {
        if (!taken.isEmpty()) {
            transactions.untilDone(
                    () -> projection.apply(taken.stream().map(Taken::event).toList()));
        }
    }

    private void deadLetter(Refused refused) {
        var message = refused.message();
        LOG.atWarn()
                .addKeyValue("topic", message.getTopic())
                .addKeyValue("partition", message.getPartition())
                .addKeyValue("key", message.getKey())
                .log("a record goes to the dead letters: {}", refused.reason().getMessage());
        message.nack(refused.reason()).toCompletableFuture().join();
        meter.deadLettered(message.getTopic());
    }

    private static Map<LogPosition.Key, Long> nextOffsets(KafkaRecordBatch<String, Received> batch) {
        Map<LogPosition.Key, Long> next = new HashMap<>();
        for (KafkaRecord<String, Received> message : batch.getRecords()) {
            var metadata = KafkaMetadataUtil.readIncomingKafkaMetadata(message).orElseThrow();
            next.merge(
                    new LogPosition.Key(metadata.getTopic(), metadata.getPartition()),
                    metadata.getOffset() + 1,
                    Math::max);
        }
        return next;
    }
}
