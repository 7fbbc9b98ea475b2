import dev.athanor.transformer.torch.Libtorch;
import java.io.IOException;
import java.util.Arrays;

/**
 * Trains the same models with Athanor and with eager PyTorch, in turns, and prints how long a step takes. A ratio above 1
 * says that Athanor is faster. Takes the peer's Python and script as arguments, and how many threads if not all.
 */
final class TrainingBenchmark {

    private static final int ROUNDS = 5;

    /** One measurement lasts about this long, so that a scheduler's hiccup does not decide it. */
    private static final double ROUND_MILLISECONDS = 2000;

    private static final String ROW = "%-18s %-5s %10s %10s %9s %9s %7s %9s %8s %7s%n";

    private final String python;
    private final String script;
    private final int threads;

    private TrainingBenchmark(String python, String script, int threads) {
        this.python = python;
        this.script = script;
        this.threads = threads;
    }

    public static void main(String[] arguments) throws IOException {
        int threads = arguments.length > 2
                ? Integer.parseInt(arguments[2])
                : Runtime.getRuntime().availableProcessors();
        new TrainingBenchmark(arguments[0], arguments[1], threads).run();
    }

    private void run() throws IOException {
        Libtorch.setThreads(threads);
        System.out.printf("%d threads, libtorch %s%n", threads, Libtorch.version());
        double ratio = Double.NaN;
        for (Configuration configuration : Configuration.ALL) {
            double measured = compare(configuration);
            if (configuration.equals(Configuration.NANO_GPT)) {
                ratio = measured;
            }
        }
        System.out.printf("bench training: ratio=%.3f%n", ratio);
    }

    /** How much longer the peer takes. */
    private double compare(Configuration configuration) throws IOException {
        try (var athanor = new Athanor(configuration);
                var peer = new Peer(python, script, configuration, threads)) {
            if (configuration.equals(Configuration.NANO_GPT)) {
                printHeader(peer.version());
            }
            int steps = steps(athanor, peer);
            var ours = new double[ROUNDS];
            var theirs = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                ours[round] = athanor.millisecondsPerStep(steps);
                theirs[round] = peer.millisecondsPerStep(steps);
            }
            printRow(configuration, median(ours), median(theirs), peer.peakFlops(), athanor.shareOfJava());
            return median(theirs) / median(ours);
        }
    }

    /** Warms both sides up, and says how many steps a round should have. */
    private static int steps(Side first, Side second) throws IOException {
        first.millisecondsPerStep(2);
        second.millisecondsPerStep(2);
        double slower = Math.max(first.millisecondsPerStep(2), second.millisecondsPerStep(2));
        return (int) Math.max(2, Math.min(200, ROUND_MILLISECONDS / slower));
    }

    private static void printHeader(String peerVersion) {
        System.out.printf("Median of %d interleaved rounds; the peer is eager PyTorch %s.%n", ROUNDS, peerVersion);
        System.out.printf(
                ROW, "model", "", "ms/step", "peer", "tok/s", "peer", "ratio", "GFLOP/s", "of peak", "Java");
    }

    private static void printRow(Configuration configuration, double ours, double theirs, double peak, double java) {
        double flops = configuration.flopsPerStep() / (ours / 1e3);
        System.out.printf(
                ROW,
                configuration.name(),
                configuration.precisionName(),
                "%.2f".formatted(ours),
                "%.2f".formatted(theirs),
                "%.0f".formatted(configuration.tokensPerStep() / ours * 1e3),
                "%.0f".formatted(configuration.tokensPerStep() / theirs * 1e3),
                "%.3f".formatted(theirs / ours),
                "%.0f".formatted(flops / 1e9),
                "%.0f%%".formatted(100 * flops / peak),
                "%.1f%%".formatted(100 * java));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
