import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much sooner two data services end a large dataset than one, each with one core. */
final class Workers {

    /**
     * As where each worker has a machine of its own: on one machine a single worker would take all cores. The common pool
     * has a thread beside its caller's also where there is one core, unless it is told not to.
     */
    private static final String ONE_CORE =
            "-XX:ActiveProcessorCount=1 -Djava.util.concurrent.ForkJoinPool.common.parallelism=0";

    private final Path athanor;
    private final Path scratch;
    private final Path text;
    private final int rounds;

    Workers(Path athanor, Path scratch, Path text, int rounds) {
        this.athanor = athanor;
        this.scratch = scratch;
        this.text = text;
        this.rounds = rounds;
    }

    /**
     * Measures and prints.
     *
     * @param parts how many parts the text is cut into
     * @param options of the dataset
     * @return how many times the throughput of one worker two have
     */
    double measure(String tokenizer, long textBytes, int parts, String... options)
            throws IOException, InterruptedException {
        var settings = new HashMap<>(Map.of("JAVA_TOOL_OPTIONS", ONE_CORE));
        settings.put("ATHANOR_DATA_LARGEST_WHOLE", Long.toString(textBytes / parts));
        settings.put("ATHANOR_DATA_TEXT_PER_PART", Long.toString(textBytes / parts));
        Map<Integer, Double> seconds = new HashMap<>();
        List<String> versions = new ArrayList<>();
        for (int workers : List.of(1, 2)) {
            try (var platform = Platform.up(athanor, scratch.resolve(tokenizer + "-" + workers), workers, settings)) {
                List<Double> rows = new ArrayList<>();
                String source = platform.store(text);
                // The first makes classes warm and does not count.
                for (int round = 0; round <= rounds; round++) {
                    rows.add(platform.add("round-" + round, command(source, options)).toMillis() / 1e3);
                    versions.add(platform.version("round-" + round));
                }
                seconds.put(workers, Medians.of(rows.subList(1, rows.size())));
            }
        }
        if (versions.stream().distinct().count() != 1) {
            throw new IllegalStateException("the same text gave different versions: " + versions);
        }
        double ratio = seconds.get(1) / seconds.get(2);
        System.out.printf(
                Locale.ROOT,
                "%-12s one worker %6.1f s   two workers %6.1f s   ratio %.2f%n",
                tokenizer,
                seconds.get(1),
                seconds.get(2),
                ratio);
        return ratio;
    }

    private static String[] command(String source, String... options) {
        List<String> command = new ArrayList<>(List.of("--object", source));
        command.addAll(List.of(options));
        return command.toArray(String[]::new);
    }
}
