package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.ModelInput;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.ops.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The plain twin of the whole optimizer step: gradient, clipping and AdamW as in the paper, in double precision. */
final class PlainTraining {

    private final Model model;
    private final TrainingSettings settings;
    private final Map<String, PlainOps.Matrix> weights = new LinkedHashMap<>();
    private final Map<String, double[]> firstMoments = new LinkedHashMap<>();
    private final Map<String, double[]> secondMoments = new LinkedHashMap<>();
    private int steps;

    PlainTraining(Model model, TrainingSettings settings, long seed) {
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

    StepResult step(Batch batch, double learningRate) {
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
    double gradients(Batch batch) {
        weights.values().forEach(matrix -> Arrays.fill(matrix.gradient, 0));
        return switch (batch) {
            case TokenBatch tokens -> gradients(tokens);
            case LabelledBatch labelled -> gradients(labelled);
        };
    }

    private double gradients(TokenBatch batch) {
        int time = batch.length() - 1;
        var tokens = new PlainOps.Matrix(batch.rows() * time, 1);
        var targets = new int[batch.rows() * time];
        for (int i = 0; i < targets.length; i++) {
            tokens.value[i] = batch.get(i / time, i % time);
            targets[i] = (int) batch.get(i / time, i % time + 1);
        }
        var ops = new PlainOps(weights, batch.rows());
        return ops.loss(model.scores(ops, input -> tokens), targets);
    }

    private double gradients(LabelledBatch batch) {
        var ops = new PlainOps(weights, batch.rows());
        PlainOps.Matrix scores = model.scores(ops, input -> matrix(batch, section(input)));
        int places = model instanceof SequenceClassifier ? 1 : batch.length();
        var targets = new int[batch.rows() * places];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = (int) batch.get(LabelledBatch.Section.LABELS, i / places, i % places);
        }
        return ops.loss(scores, targets);
    }

    static LabelledBatch.Section section(ModelInput input) {
        return switch (input) {
            case TOKENS -> LabelledBatch.Section.TOKENS;
            case KEY_MASK -> LabelledBatch.Section.KEY_MASK;
            case SEGMENTS, DECODER_TOKENS -> LabelledBatch.Section.COMPANIONS;
        };
    }

    static PlainOps.Matrix matrix(LabelledBatch batch, LabelledBatch.Section section) {
        var matrix = new PlainOps.Matrix(batch.rows() * batch.length(), 1);
        Arrays.setAll(matrix.value, i -> batch.get(section, i / batch.length(), i % batch.length()));
        return matrix;
    }

    private void update(Parameter parameter, double scale, double learningRate) {
        PlainOps.Matrix weight = weights.get(parameter.name());
        double[] first = firstMoments.get(parameter.name());
        double[] second = secondMoments.get(parameter.name());
        double decay = parameter.decays() ? settings.optimizer().weightDecay() : 0;
        for (int i = 0; i < first.length; i++) {
            double g = weight.gradient[i] / scale;
            weight.value[i] = update(weight.value[i], g, first, second, i, decay, learningRate);
        }
    }

    /** One number's new value; its moments advance. */
    private double update(
            double value, double g, double[] first, double[] second, int i, double decay, double learningRate) {
        return switch (settings.optimizer()) {
            case Optimizer.AdamW(double beta1, double beta2, double epsilon, double unused) ->
                value * (1 - learningRate * decay) - learningRate * adam(g, first, second, i, beta1, beta2, epsilon);
            case Optimizer.Adam(double beta1, double beta2, double epsilon, double unused) ->
                value - learningRate * adam(g + decay * value, first, second, i, beta1, beta2, epsilon);
            case Optimizer.Sgd(double momentum, boolean nesterov, double unused) -> {
                double slope = g + decay * value;
                first[i] = momentum * first[i] + slope;
                yield value - learningRate * (nesterov ? slope + momentum * first[i] : first[i]);
            }
            case Optimizer.Lion(double beta1, double beta2, double unused) -> {
                double direction = Math.signum(beta1 * first[i] + (1 - beta1) * g);
                first[i] = beta2 * first[i] + (1 - beta2) * g;
                yield value * (1 - learningRate * decay) - learningRate * direction;
            }
        };
    }

    private double adam(double g, double[] first, double[] second, int i, double beta1, double beta2, double epsilon) {
        first[i] = beta1 * first[i] + (1 - beta1) * g;
        second[i] = beta2 * second[i] + (1 - beta2) * g * g;
        double mean = first[i] / (1 - Math.pow(beta1, steps));
        double variance = second[i] / (1 - Math.pow(beta2, steps));
        return mean / (Math.sqrt(variance) + epsilon);
    }
}
