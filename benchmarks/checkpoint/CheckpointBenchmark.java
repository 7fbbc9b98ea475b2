import dev.athanor.transformer.model.DecoderSettings;
import dev.athanor.transformer.torch.Libtorch;
import dev.athanor.transformer.torch.Optimizer;
import dev.athanor.transformer.torch.Precision;
import dev.athanor.transformer.torch.TokenBatch;
import dev.athanor.transformer.torch.TrainingProgram;
import dev.athanor.transformer.torch.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What a checkpoint costs the thread that trains: the program's state is copied out of native memory into a local file; what
 * follows, hashing and uploading, happens elsewhere. The model is GPT-2's smallest; its steps are as short as the presets
 * allow, so that checkpoints weigh as much as they can.
 */
final class CheckpointBenchmark {

    private static final int ROUNDS = 5;
    private static final int VOCABULARY = 50_304;
    private static final int CONTEXT = 1024;

    private CheckpointBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        Libtorch.setThreads(threads);
        Path folder = Path.of(arguments[0]);
        Path file = folder.resolve("initial.pt");
        var model = new DecoderSettings(
                        "gpt2", VOCABULARY, CONTEXT, 12, 12, 12, 768, 0, 0, false, 10_000, true)
                .model();
        // bf16 makes steps shorter, so that the share of checkpoints is larger.
        var settings = new TrainingSettings(Precision.BF16, new Optimizer.AdamW(0.9, 0.95, 1e-8, 0.1), 1.0);
        TrainingProgram.create(file, model, settings, 1);
        List<Interval> intervals = Interval.ofPresets();
        try (TrainingProgram program = TrainingProgram.load(file)) {
            double save = median(saves(program, folder));
            System.out.printf(
                    Locale.ROOT,
                    "%d threads, libtorch %s; medians of %d rounds; the checkpoint of GPT-2 12x768 has %.0f MB%n",
                    threads,
                    Libtorch.version(),
                    ROUNDS,
                    Files.size(file) / 1e6);
            System.out.printf(Locale.ROOT, "On the training thread: %.0f ms%n", save);
            double worst = 0;
            for (Interval interval : intervals) {
                double step = median(steps(program, interval));
                double share = save / (save + interval.steps() * step);
                worst = Math.max(worst, share);
                System.out.printf(
                        Locale.ROOT,
                        "%-8s %3d sequences of %3d: %7.0f ms per step, a checkpoint every %3d: %.3f%% of the time%n",
                        interval.name(),
                        interval.sequences(),
                        interval.length(),
                        step,
                        interval.steps(),
                        100 * share);
            }
            System.out.printf(Locale.ROOT, "bench checkpoint: share=%.5f%n", worst);
        }
    }

    /** Milliseconds of each save; the first is not counted. */
    private static double[] saves(TrainingProgram program, Path folder) throws IOException {
        Path target = folder.resolve("saved.pt");
        double[] times = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            program.save(target);
            times[Math.max(0, round)] = (System.nanoTime() - begin) / 1e6;
            Files.delete(target);
        }
        return times;
    }

    /** Milliseconds of each step; the first is not counted. */
    private static double[] steps(TrainingProgram program, Interval interval) {
        var random = new SplittableRandom(1);
        double[] times = new double[ROUNDS];
        try (var batch = new TokenBatch(interval.microBatches(), interval.batch(), interval.length() + 1)) {
            for (int round = -1; round < ROUNDS; round++) {
                for (int row = 0; row < batch.rows(); row++) {
                    for (int position = 0; position < batch.length(); position++) {
                        batch.set(row, position, random.nextInt(VOCABULARY));
                    }
                }
                long begin = System.nanoTime();
                if (program.step(batch, 1e-4).skipped()) {
                    throw new IllegalStateException("a step was skipped");
                }
                times[Math.max(0, round)] = (System.nanoTime() - begin) / 1e6;
            }
        }
        return times;
    }

    private static double median(double... times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
