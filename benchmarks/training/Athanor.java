import dev.athanor.transformer.torch.Optimizer;
import dev.athanor.transformer.torch.TrainingProgram;
import dev.athanor.transformer.torch.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Our side: what the trainer does for a step, from a token file's bytes to the result. */
final class Athanor implements Side {

    private static final double LEARNING_RATE = 1e-3;

    private final Path file = Files.createTempFile("athanor-benchmark", ".pt");
    private final TrainingProgram program;
    private final Examples examples;
    private long nanos;
    private long nativeNanos;

    Athanor(Configuration configuration) throws IOException {
        var settings = new TrainingSettings(
                configuration.precision(), new Optimizer.AdamW(0.9, 0.99, 1e-8, 0.1), 1.0);
        TrainingProgram.create(file, configuration.model(), settings, 1);
        program = TrainingProgram.load(file);
        examples = Examples.of(configuration);
    }

    @Override
    public double millisecondsPerStep(int steps) {
        long nativeBefore = program.timeInNativeCalls().toNanos();
        long start = System.nanoTime();
        for (int step = 0; step < steps; step++) {
            if (program.step(examples.next(), LEARNING_RATE).skipped()) {
                throw new IllegalStateException("a step was skipped");
            }
        }
        long elapsed = System.nanoTime() - start;
        nanos = elapsed;
        nativeNanos = program.timeInNativeCalls().toNanos() - nativeBefore;
        return elapsed / 1e6 / steps;
    }

    /** The share of the last measurement's time that was not spent in native code. */
    double shareOfJava() {
        return 1 - (double) nativeNanos / nanos;
    }

    @Override
    public void close() throws IOException {
        examples.close();
        program.close();
        Files.delete(file);
    }
}
