package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunArtifactsIT {

    @TempDir
    static Path folder;

    private Workplace work;

    @BeforeAll
    void open(PlatformEnvironment environment) {
        work = new Workplace(environment, folder);
    }

    @AfterAll
    void close() {
        work.close();
    }

    @Test
    void runLeavesItsCurvesItsLogAndTheTextsItWroteAmongItsArtifacts() throws Exception {
        RunAddress address;
        try (RunningTrainer _ = work.trainer("twelfth")) {
            String run = work.request(
                    TinyRun.configuration(100, "samples: {count: 2, tokens: 10, prompt: abc, temperature: 0.8}"));
            address = new RunAddress(run);
            work.heard().await(run, RunEvent.Completed.class);

            work.heard().readToTheEnd();
            assertThat(work.heard().facts(run, RunEvent.Sampled.class))
                    .extracting(RunEvent.Sampled::step)
                    .containsExactly(40L, 80L, 100L);
            assertThat(work.heard().facts(run, RunEvent.Sampled.class)).allSatisfy(sampled -> {
                assertThat(sampled.texts()).hasSize(2).allMatch(text -> text.matches("[a-p]{10}"));
                assertThat(work.text(sampled.artifact()))
                        .contains("abc" + sampled.texts().getLast());
            });
            assertThat(work.heard().curve(run, MetricNames.FLOPS_UTILIZATION).values())
                    .isNotEmpty()
                    .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
            assertThat(work.heard().curve(run, MetricNames.STEP_SECONDS_P99)).isNotEmpty();
        }

        List<String> lines =
                work.text(address.logs() + "/attempt-0001-00000.jsonl").lines().toList();
        assertThat(lines.getLast()).contains("dev.athanor.run.completed.v1");
        List<String> steps = lines.stream()
                .filter(line -> line.contains("\"train/gradient_norm\""))
                .toList();
        assertThat(steps).hasSize(100);
        assertThat(work.store().list(address.tensorBoard() + "/"))
                .containsExactly(address.tensorBoard() + "/events.out.tfevents.0000000001.athanor.00000");
    }

    @Test
    void whatIsLookedAtChangesNoLossAndLiesAmongTheArtifacts() throws Exception {
        Map<Long, Double> plain;
        Map<Long, Double> observed;
        String run;
        try (RunningTrainer _ = work.trainer("observed")) {
            String other = work.request(TinyRun.configuration(60));
            run = work.request(TinyRun.configuration(
                    60, "observability: {histograms: 30, norms: 10, profile: {atStep: 20, steps: 3}}"));
            work.heard().await(other, RunEvent.Completed.class);
            work.heard().await(run, RunEvent.Completed.class);
            plain = work.heard().curve(other, MetricNames.TRAIN_LOSS);
            observed = work.heard().curve(run, MetricNames.TRAIN_LOSS);
        }

        assertThat(observed).isEqualTo(plain);
        assertThat(work.heard().curve(run, MetricNames.UPDATE_RATIO))
                .containsOnlyKeys(10L, 20L, 30L, 40L, 50L, 60L)
                .allSatisfy((step, ratio) -> assertThat(ratio).isBetween(1e-6, 0.5));
        double squares = Stream.of("transformer.wte", "transformer.wpe", "transformer.h.0", "transformer.ln_f")
                .mapToDouble(layer -> work.heard()
                        .curve(run, MetricNames.LAYER_GRADIENT_NORM + layer)
                        .get(30L))
                .map(norm -> norm * norm)
                .sum();
        assertThat(Math.sqrt(squares))
                .isCloseTo(work.heard().curve(run, MetricNames.GRADIENT_NORM).get(30L), within(1e-5));
        RunAddress address = new RunAddress(run);
        assertThat(work.store().list(address.artifacts() + "/histograms/"))
                .containsExactly(address.histograms(30), address.histograms(60));
        JsonNode parameter = JsonFormat.mapper()
                .readTree(work.text(address.histograms(60)))
                .at("/parameters/transformer.wte.weight");
        assertThat(parameter.at("/gradient/counts")).hasSize(64);
        assertThat(StreamSupport.stream(parameter.at("/weights/counts").spliterator(), false)
                        .mapToLong(JsonNode::asLong)
                        .sum())
                .isEqualTo(TinyDataset.VOCABULARY * 16);
        assertProfile(address, 20);
    }

    /** Three steps of a model of one layer have three times its layer norms and more products than that. */
    private void assertProfile(RunAddress address, long step) throws Exception {
        JsonNode trace = JsonFormat.mapper().readTree(work.text(address.trace(step)));
        List<JsonNode> operators = StreamSupport.stream(trace.spliterator(), false)
                .filter(event -> event.path("name").asText().startsWith("aten::"))
                .toList();
        assertThat(operators).hasSizeGreaterThan(100).allSatisfy(event -> {
            assertThat(event.get("ph").asText()).isEqualTo("X");
            assertThat(event.get("dur").asDouble()).isNotNegative();
            assertThat(event.get("ts").isNumber()).isTrue();
        });
        assertThat(operators)
                .filteredOn(event -> event.get("name").asText().equals("aten::_fused_adamw_"))
                .hasSize(3 * 2);
        assertThat(work.text(address.operators(step)))
                .startsWith("operator")
                .containsPattern("aten::_fused_adamw_ +6 ");
    }
}
