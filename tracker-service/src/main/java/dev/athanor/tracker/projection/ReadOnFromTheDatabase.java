package dev.athanor.tracker.projection;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Lets a consumer go on where the tables stand rather than where its group stands: a database that was emptied, restored
 * or replaced is filled from the right place.
 */
@ApplicationScoped
@Identifier("positions")
public class ReadOnFromTheDatabase implements KafkaConsumerRebalanceListener {

    private final LogPositions positions;

    public ReadOnFromTheDatabase(LogPositions positions) {
        this.positions = positions;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            var next = positions.next(new LogPosition.Key(partition.topic(), partition.partition()));
            if (next.isPresent()) {
                consumer.seek(partition, next.getAsLong());
            } else {
                consumer.seekToBeginning(List.of(partition));
            }
        }
    }
}
