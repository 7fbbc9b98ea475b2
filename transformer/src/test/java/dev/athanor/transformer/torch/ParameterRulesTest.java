package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterRulesTest {

    private static final TrainingSettings PLAIN_DESCENT =
            new TrainingSettings(Precision.FP32, new Optimizer.Sgd(0, false, 0), 0);

    @TempDir
    Path folder;

    @BeforeAll
    static void oneThreadIsFastestForTinyModels() {
        Libtorch.setThreads(1);
    }

    @Test
    void frozenParametersKeepTheirBitsAndHaveNoMoments() throws IOException {
        var rules = new ParameterRules(List.of("transformer.wte.*", "transformer.h.0.*"), 1);
        var settings = TinyModels.settings(Precision.FP32).with(rules);

        Map<String, float[]> before = weights(0, settings);
        Map<String, float[]> after = weights(3, settings);

        assertThat(after).allSatisfy((name, values) -> {
            if (name.startsWith("transformer.wte.") || name.startsWith("transformer.h.0.")) {
                assertThat(values).as(name).isEqualTo(before.get(name));
            } else {
                assertThat(values).as(name).isNotEqualTo(before.get(name));
            }
        });
        assertThat(ParameterGroup.of(rules, modules()))
                .flatExtracting(ParameterGroup::members)
                .extracting(Parameter::name)
                .noneMatch(name -> name.startsWith("transformer.wte.") || name.startsWith("transformer.h.0."))
                .hasSameSizeAs(before.keySet().stream()
                        .filter(name -> !name.startsWith("transformer.wte.") && !name.startsWith("transformer.h.0."))
                        .toList());
    }

    @Test
    void everyLayerLearnsSlowerThanTheOneAboveIt() throws IOException {
        Map<String, float[]> start = weights(0, PLAIN_DESCENT);
        Map<String, float[]> alike = weights(1, PLAIN_DESCENT);
        Map<String, float[]> layered = weights(1, PLAIN_DESCENT.with(new ParameterRules(List.of(), 0.5)));

        assertThat(ratio(start, alike, layered, "transformer.ln_f.bias")).isEqualTo(1);
        assertThat(ratio(start, alike, layered, "transformer.h.1.mlp.c_fc.weight"))
                .isEqualTo(0.5);
        assertThat(ratio(start, alike, layered, "transformer.h.0.mlp.c_fc.weight"))
                .isEqualTo(0.25);
        assertThat(ratio(start, alike, layered, "transformer.wpe.weight")).isEqualTo(0.125);
    }

    @Test
    void patternThatFreezesNothingIsRefused() {
        var rules = new ParameterRules(List.of("transformer.layer.0.*"), 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterGroup.of(rules, modules()))
                .withMessageContaining("'transformer.layer.0.*' freezes nothing");
    }

    @Test
    void frozenModelIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterGroup.of(new ParameterRules(List.of("*"), 1), modules()))
                .withMessageContaining("nothing is left to train");
    }

    private static ModuleTree modules() {
        return ModuleTree.of(TinyModels.gpt2(0, true).parameters());
    }

    /** How much further the second went than the first, rounded to what fp32 can tell. */
    private static double ratio(
            Map<String, float[]> start, Map<String, float[]> first, Map<String, float[]> second, String name) {
        return Math.round(
                        1e3 * distance(start.get(name), second.get(name)) / distance(start.get(name), first.get(name)))
                / 1e3;
    }

    private static double distance(float[] from, float[] to) {
        double squares = 0;
        for (int i = 0; i < from.length; i++) {
            squares += Math.pow((double) to[i] - from[i], 2);
        }
        return Math.sqrt(squares);
    }

    private Map<String, float[]> weights(int steps, TrainingSettings settings) throws IOException {
        Path file = folder.resolve("program.pt");
        Path trained = folder.resolve("trained.pt");
        TrainingProgram.create(file, TinyModels.gpt2(0, true), settings, 1);
        try (var program = TrainingProgram.load(file);
                var batch = new TokenBatch(1, 4, TinyModels.CONTEXT + 1)) {
            TinyModels.fill(batch, 1);
            for (int step = 0; step < steps; step++) {
                program.step(batch, 0.5);
            }
            program.save(trained);
        }
        Map<String, float[]> weights = new HashMap<>();
        try (TorchArchive archive = TorchArchive.open(trained);
                Arena arena = Arena.ofConfined()) {
            for (Parameter parameter : TinyModels.gpt2(0, true).parameters()) {
                weights.put(
                        parameter.name(), archive.read(parameter.name(), arena).toArray(ValueLayout.JAVA_FLOAT));
            }
        }
        return weights;
    }
}
