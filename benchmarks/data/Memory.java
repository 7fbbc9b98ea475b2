import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** How much memory the data service's process ever had resident while it took in a large source. */
final class Memory {

    private final Path athanor;
    private final Path scratch;
    private final long bytes;

    Memory(Path athanor, Path scratch, long bytes) {
        this.athanor = athanor;
        this.scratch = scratch;
        this.bytes = bytes;
    }

    /** Measures and prints; the greatest, in megabytes. */
    double measure() throws IOException, InterruptedException {
        Path text = scratch.resolve("large.txt");
        SampleText.write(text, bytes);
        double ofText = measure("plain text", text, "--tokenizer", "bpe", "--vocabulary-size", "16384");
        Files.delete(text);
        Path rows = scratch.resolve("large.jsonl");
        SampleText.writeRows(rows, bytes);
        double ofRows = measure(
                "JSON lines", rows, "--form", "text", "--tokenizer", "bpe", "--vocabulary-size", "16384");
        Files.delete(rows);
        return Math.max(ofText, ofRows);
    }

    private double measure(String what, Path source, String... options) throws IOException, InterruptedException {
        try (var platform = Platform.up(athanor, scratch.resolve(source.getFileName() + "-home"), 1, Map.of())) {
            long process = platform.process("data");
            var seconds = platform.add("large", arguments(platform.store(source), options))
                    .toSeconds();
            double resident = highWaterMark(process);
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %5.0f MB   resident at most %5.0f MB   %4d s%n",
                    what,
                    Files.size(source) / 1e6,
                    resident,
                    seconds);
            return resident;
        }
    }

    private static String[] arguments(String object, String... options) {
        var arguments = new String[options.length + 2];
        arguments[0] = "--object";
        arguments[1] = object;
        System.arraycopy(options, 0, arguments, 2, options.length);
        return arguments;
    }

    /** In megabytes; Linux keeps it. */
    private static double highWaterMark(long process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
            }
        }
        throw new IOException("the system does not tell what was resident");
    }
}
