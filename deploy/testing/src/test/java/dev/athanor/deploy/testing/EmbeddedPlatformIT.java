package dev.athanor.deploy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedPlatformExtension.class)
class EmbeddedPlatformIT {

    @Test
    void oneProcessHasOneEnvironment(PlatformEnvironment environment) {
        assertThat(EmbeddedPlatform.environment()).isSameAs(environment);
    }

    @Test
    void ownerMayCreateTablesAndFindsThemInASchemaOfItsOwn(PlatformEnvironment environment) throws Exception {
        try (var connection = DriverManager.getConnection(
                        environment.jdbcUrl(), environment.databaseUser(), environment.databasePassword());
                var statement = connection.createStatement()) {
            statement.execute("create table thing (id int)");

            var row = statement.executeQuery(
                    "select table_schema from information_schema.tables where table_name = 'thing'");

            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo(environment.databaseUser());
        }
    }

    @Test
    void storeRefusesStrangers(PlatformEnvironment environment) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create(environment.storeEndpoint() + "/" + environment.storeBucket());

            var response = client.send(
                    HttpRequest.newBuilder(address).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));

            assertThat(response.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void freshEnvironmentHasAllTopicsAndNoRecords(PlatformEnvironment environment) throws Exception {
        send(environment, Topics.RUNS);

        var fresh = EmbeddedPlatform.fresh();

        try (var admin = Admin.create(Map.of("bootstrap.servers", fresh.kafkaBootstrapServers()))) {
            var names = admin.listTopics().names().get(10, TimeUnit.SECONDS);
            assertThat(names).containsAll(Topics.all()).contains(Topics.deadLetters(Topics.RUNS));
            var partition = new TopicPartition(Topics.RUNS, 0);
            var end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get(10, TimeUnit.SECONDS);
            assertThat(end.offset()).isZero();
        }
    }

    private static void send(PlatformEnvironment environment, String topic) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", environment.kafkaBootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get(20, TimeUnit.SECONDS);
        }
    }
}
