import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From text to tokens: training and use of byte-level BPE against Hugging Face's library, then one data service against two.
 * A ratio above 1 says that Athanor, or two workers, are faster. The first four arguments are the peer's Python and script, a
 * folder for large files and the {@code athanor} script; those behind are the user's, see {@link Options}.
 */
final class DataBenchmark {

    /** Documents of the size of a page: of several sizes tried, the peer is fastest with such. */
    private static final int PEER_PIECES = 4096;

    private DataBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var options = Options.of(List.of(arguments).subList(4, arguments.length));
        Path scratch = Path.of(arguments[2]);
        Path athanor = Path.of(arguments[3]);
        if (options.memory()) {
            double most = new Memory(athanor, scratch, options.bytes()).measure();
            System.out.printf(Locale.ROOT, "bench data: resident_mb=%.0f%n", most);
            return;
        }
        Path text = options.text();
        if (text == null) {
            text = scratch.resolve("text.txt");
            SampleText.write(text, options.bytes());
        }
        List<String> results = new ArrayList<>();
        int threads = Runtime.getRuntime().availableProcessors();
        System.out.printf(
                Locale.ROOT,
                "%.0f MB of text, %d threads; medians of %d interleaved rounds%n",
                Files.size(text) / 1e6,
                threads,
                options.rounds());
        try (var peer = new Peer(arguments[0], arguments[1], text, PEER_PIECES, threads)) {
            if (options.tokenizers()) {
                var ratios = new Tokenizers(text, scratch, options.rounds(), threads).measure(peer);
                results.add("encode_ratio=%.2f".formatted(ratios.encode()));
                results.add("bpe_train_ratio=%.2f".formatted(ratios.train()));
            }
            if (options.workers()) {
                peer.ask("word-pieces 8192 " + scratch.resolve("word-pieces.json"));
            }
        }
        if (options.workers()) {
            results.add("two_workers=%.2f".formatted(workers(athanor, scratch, text, (options.rounds() + 1) / 2)));
        }
        System.out.println("bench data: " + String.join(" ", results));
    }

    /** With a tokenizer that is used through the library, for which parts are worth most; that of BPE is printed beside. */
    private static double workers(Path athanor, Path scratch, Path text, int rounds)
            throws IOException, InterruptedException {
        int parts = 8;
        var workers = new Workers(athanor, scratch, text, rounds);
        System.out.println("Datasets through whole platforms, each worker with one core, the text cut into " + parts + ":");
        workers.measure("bpe", Files.size(text), parts, "--tokenizer", "bpe", "--vocabulary-size", "8192");
        return workers.measure(
                "word-piece",
                Files.size(text),
                parts,
                "--tokenizer-file",
                scratch.resolve("word-pieces.json").toString());
    }
}
