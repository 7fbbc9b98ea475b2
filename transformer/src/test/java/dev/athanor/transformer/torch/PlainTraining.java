package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.ops.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The plain twin of the whole optimizer step: gradient, clipping and AdamW as in the paper, in double precision. */
final class PlainTraining {

    private final LanguageModel model;
    private final TrainingSettings settings;
    private final Map<String, PlainOps.Matrix> weights = new LinkedHashMap<>();
    private final Map<String, double[]> firstMoments = new LinkedHashMap<>();
    private final Map<String, double[]> secondMoments = new LinkedHashMap<>();
    private int steps;

    PlainTraining(LanguageModel model, TrainingSettings settings, long seed) {
        this.model = model;
        this.settings = settings;
        var initial = new InitialWeights(seed);
        for (Parameter parameter : model.parameters()) {
            var values = initial.of(parameter).asFloatBuffer();
            int width = parameter.shape().getLast();
            var matrix = new PlainOps.Matrix((int) parameter.elements() / width, width);
            Arrays.setAll(matrix.value, values::get);
            weights.put(parameter.name(), matrix);
            firstMoments.put(parameter.name(), new double[matrix.value.length]);
            secondMoments.put(parameter.name(), new double[matrix.value.length]);
        }
    }

    Map<String, PlainOps.Matrix> weights() {
        return weights;
    }

    StepResult step(TokenBatch batch, double learningRate) {
        double loss = gradients(batch);
        double norm = Math.sqrt(weights.values().stream()
                .flatMapToDouble(matrix -> Arrays.stream(matrix.gradient))
                .map(g -> g * g)
                .sum());
        double scale = settings.gradientClip() > 0 ? Math.max(1, norm / settings.gradientClip()) : 1;
        steps++;
        model.parameters().forEach(parameter -> update(parameter, scale, learningRate));
        return new StepResult((float) loss, (float) norm, false);
    }

    /** The loss; leaves its gradients in the weights. */
    double gradients(TokenBatch batch) {
        weights.values().forEach(matrix -> Arrays.fill(matrix.gradient, 0));
        int time = batch.length() - 1;
        var tokens = new PlainOps.Matrix(batch.rows() * time, 1);
        var targets = new int[batch.rows() * time];
        for (int i = 0; i < targets.length; i++) {
            tokens.value[i] = batch.get(i / time, i % time);
            targets[i] = (int) batch.get(i / time, i % time + 1);
        }
        var ops = new PlainOps(weights, batch.rows());
        return ops.loss(model.logits(ops, tokens), targets);
    }

    private void update(Parameter parameter, double scale, double learningRate) {
        PlainOps.Matrix weight = weights.get(parameter.name());
        double[] first = firstMoments.get(parameter.name());
        double[] second = secondMoments.get(parameter.name());
        double decay = parameter.decays() ? settings.weightDecay() : 0;
        for (int i = 0; i < first.length; i++) {
            double g = weight.gradient[i] / scale;
            first[i] = settings.beta1() * first[i] + (1 - settings.beta1()) * g;
            second[i] = settings.beta2() * second[i] + (1 - settings.beta2()) * g * g;
            double mean = first[i] / (1 - Math.pow(settings.beta1(), steps));
            double variance = second[i] / (1 - Math.pow(settings.beta2(), steps));
            weight.value[i] -= learningRate * decay * weight.value[i];
            weight.value[i] -= learningRate * mean / (Math.sqrt(variance) + settings.epsilon());
        }
    }
}
