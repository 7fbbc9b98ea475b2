import dev.athanor.transformer.torch.Libtorch;
import dev.athanor.transformer.torch.Precision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Trains the same models with Athanor and with PyTorch (eager, compiled, Hugging Face's Trainer), in turns, and prints how
 * long a step takes. A ratio above 1 says that Athanor is faster than the fastest of them. Takes the peers' Python and
 * script as arguments and then, at will, the names of rows.
 */
final class TrainingBenchmark {

    private static final int ROUNDS = 5;

    private TrainingBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        List<String> names = List.of(arguments).subList(2, arguments.length);
        List<Configuration> chosen = chosen(names);
        int threads = Runtime.getRuntime().availableProcessors();
        Libtorch.setThreads(threads);
        System.out.printf(
                "%d threads, libtorch %s; medians of %d interleaved rounds, milliseconds per step%n",
                threads, Libtorch.version(), ROUNDS);
        Row.printHeader();
        List<Row> rows = new ArrayList<>();
        for (Configuration configuration : chosen) {
            Row row = Row.measure(configuration, arguments[0], arguments[1], threads, ROUNDS);
            row.print();
            rows.add(row);
        }
        System.out.printf("The peers are PyTorch %s.%n", rows.getFirst().version());
        System.out.printf(
                Locale.ROOT,
                "bench training: worst_ratio=%.3f auto_over_fp32=%.3f%n",
                rows.stream().mapToDouble(Row::ratio).min().orElseThrow(),
                autoOverFp32(rows));
    }

    private static List<Configuration> chosen(List<String> names) {
        List<String> known =
                Configuration.ALL.stream().map(Configuration::name).distinct().toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            System.err.printf("There is no row '%s'; there are: %s.%n", name, String.join(", ", known));
            System.exit(2);
        });
        return Configuration.ALL.stream()
                .filter(configuration -> names.isEmpty() || names.contains(configuration.name()))
                .toList();
    }

    /** Eager PyTorch's fp32, its default, against what {@code precision: auto} trains in; of all models the worst. */
    private static double autoOverFp32(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.configuration().precision() == Precision.FP32)
                .mapToDouble(fp32 -> fp32.peers().get(Peer.Loop.EAGER)
                        / rows.stream()
                                .filter(row -> row.configuration().name().equals(fp32.configuration().name()))
                                .filter(row -> row.configuration().precision() == Precision.BF16)
                                .mapToDouble(Row::ours)
                                .findFirst()
                                .orElseThrow())
                .min()
                .orElseThrow();
    }
}
