package dev.athanor.serving.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.contracts.event.DeploymentEvent.Desired;
import dev.athanor.contracts.event.DeploymentEvent.Target;
import dev.athanor.contracts.event.DeploymentEvent.Withdrawn;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.serving.endpoint.Endpoint;
import dev.athanor.serving.endpoint.EndpointState;
import dev.athanor.serving.endpoint.Endpoints;
import dev.athanor.serving.endpoint.ServedModel;
import dev.athanor.serving.generation.Decoder;
import dev.athanor.serving.generation.DecodingEngine;
import dev.athanor.serving.generation.GenerationEvent;
import dev.athanor.serving.generation.GenerationObserver;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Endpoints endpoints = new Endpoints();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> loads = new ConcurrentHashMap<>();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private final Reconciler reconciler = new Reconciler(endpoints, this::load, PATIENCE);

    @AfterEach
    void closeReconciler() {
        reconciler.close();
    }

    @Test
    void newVersionTakesThePlaceOfTheOldOneWhichIsClosed() {
        reconciler.accept(desired("v1"));
        awaitServing("v1");

        reconciler.accept(desired("v2"));

        awaitServing("v2");
        await().untilAsserted(() -> assertThat(closed).containsExactly("v1"));
    }

    @Test
    void theSameWishTwiceLoadsOnce() {
        reconciler.accept(desired("v1"));
        reconciler.accept(desired("v1"));
        awaitServing("v1");

        reconciler.accept(desired("v1"));
        reconciler.accept(desired("v2"));

        awaitServing("v2");
        assertThat(loads).containsEntry("v1", 1).containsEntry("v2", 1);
    }

    @Test
    void whatCannotBeLoadedLeavesWhatWasServedAndIsTriedAgain() {
        reconciler.accept(desired("v1"));
        awaitServing("v1");
        broken.add("v2");

        reconciler.accept(desired("v2"));

        await().untilAsserted(() -> assertThat(endpoint().state()).isEqualTo(new EndpointState.Failed("v2 is broken")));
        assertThat(versions()).containsExactly("v1");
        broken.clear();
        awaitServing("v2");
        assertThat(endpoint().state()).isEqualTo(new EndpointState.Ready());
    }

    @Test
    void withdrawnEndpointIsGoneAndItsModelClosed() {
        reconciler.accept(desired("v1"));
        awaitServing("v1");

        reconciler.accept(new Withdrawn("foxes"));

        await().untilAsserted(() -> assertThat(endpoints.find("foxes")).isEmpty());
        await().untilAsserted(() -> assertThat(closed).containsExactly("v1"));
    }

    @Test
    void sharesDivideTheRequests() {
        reconciler.accept(new Desired("foxes", List.of(target("v1", 0.75), target("v2", 0.25))));
        awaitServing("v1", "v2");

        assertThat(endpoint().choose(0.74))
                .get()
                .extracting(model -> model.target().version())
                .isEqualTo("v1");
        assertThat(endpoint().choose(0.76))
                .get()
                .extracting(model -> model.target().version())
                .isEqualTo("v2");
    }

    private void awaitServing(String... versions) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(versions()).containsExactly(versions));
    }

    private List<String> versions() {
        return endpoints.find("foxes").map(Endpoint::serving).orElse(List.of()).stream()
                .map(model -> model.target().version())
                .toList();
    }

    private Endpoint endpoint() {
        return endpoints.find("foxes").orElseThrow();
    }

    private static Desired desired(String version) {
        return new Desired("foxes", List.of(target(version, 1)));
    }

    private static Target target(String version, double share) {
        return new Target("foxes", version, ExportFormat.ONNX, "models/foxes/" + version + "/onnx", share);
    }

    private ServedModel load(String endpoint, Target target) throws ModelLoadException {
        loads.merge(target.version(), 1, Integer::sum);
        if (broken.contains(target.version())) {
            throw new ModelLoadException(target.version() + " is broken");
        }
        Tokenizer tokenizer = Tokenizer.of(CharacterVocabulary.of(List.of("ab")).toTokenizerJson());
        return new ServedModel(
                target, tokenizer, new DecodingEngine(endpoint, new Idle(target.version()), 1, new Deaf()));
    }

    /** Decodes nothing, but says when it is closed. */
    private final class Idle implements Decoder {

        private final String version;

        Idle(String version) {
            this.version = version;
        }

        @Override
        public int capacity() {
            return 1;
        }

        @Override
        public int contextLength() {
            return 1;
        }

        @Override
        public int vocabularySize() {
            return 2;
        }

        @Override
        public Slot prefill(int[] tokens) {
            throw new UnsupportedOperationException("nobody asks");
        }

        @Override
        public void decode(Map<Slot, Integer> nextTokens) {
            throw new UnsupportedOperationException("nobody asks");
        }

        @Override
        public void close() {
            closed.add(version);
        }
    }

    /** Nothing is decoded, so nothing is heard. */
    private static final class Deaf implements GenerationObserver {

        @Override
        public void admitted(Duration queued, int promptTokens) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void firstToken(Duration sinceArrival) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void furtherToken(Duration sincePrevious) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void ended(GenerationEvent.Reason reason, Duration sinceArrival, int generatedTokens) {
            throw new UnsupportedOperationException();
        }
    }
}
