import dev.athanor.transformer.tokenizer.BytePairVocabulary.Merge;
import dev.athanor.transformer.tokenizer.Tokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Training and encoding against Hugging Face's library, in turns, on the same text and with as many threads. */
final class Tokenizers {

    /** 16,000 merges, behind the end of a text and the bytes. */
    static final int VOCABULARY = 16_257;

    private static final int OUR_PIECES = 1 << 20;

    private final Path text;
    private final Path scratch;
    private final int rounds;
    private final int threads;

    Tokenizers(Path text, Path scratch, int rounds, int threads) {
        this.text = text;
        this.scratch = scratch;
        this.rounds = rounds;
        this.threads = threads;
    }

    /** How many times as fast as the library Athanor is. */
    record Ratios(double encode, double train) {}

    /** Measures, compares merges and ids, and prints. */
    Ratios measure(Peer peer) throws IOException {
        var ours = new Ours(Pieces.of(Files.readString(text), OUR_PIECES), threads);
        double megabytes = Files.size(text) / 1e6;
        double train = train(ours, peer, megabytes);
        return new Ratios(encode(ours, peer, megabytes), train);
    }

    private double train(Ours ours, Peer peer, double megabytes) throws IOException {
        List<Double> we = new ArrayList<>();
        List<Double> they = new ArrayList<>();
        Path theirs = scratch.resolve("theirs.json");
        for (int round = 0; round < rounds; round++) {
            var trained = ours.train(VOCABULARY);
            we.add(trained.seconds());
            they.add(peer.seconds("train " + VOCABULARY + " " + theirs));
            if (round == 0) {
                compare(trained.vocabulary().merges(), theirs);
            }
        }
        return print("train BPE", megabytes, Medians.of(we), Medians.of(they));
    }

    private static void compare(List<Merge> ours, Path theirs) throws IOException {
        JsonNode merges = new ObjectMapper().readTree(theirs.toFile()).path("model").path("merges");
        for (int i = 0; i < Math.max(ours.size(), merges.size()); i++) {
            var pair = merges.path(i);
            if (i >= ours.size() || !ours.get(i).equals(new Merge(pair.path(0).asText(), pair.path(1).asText()))) {
                throw new IllegalStateException("merge %d is %s here and %s there"
                        .formatted(i, i < ours.size() ? ours.get(i) : "missing", pair));
            }
        }
        System.out.printf("The %d merges are the same, in the same order.%n", ours.size());
    }

    private double encode(Ours ours, Peer peer, double megabytes) throws IOException {
        List<Double> we = new ArrayList<>();
        List<Double> they = new ArrayList<>();
        List<Double> theyWithoutOffsets = new ArrayList<>();
        Path file = scratch.resolve("theirs.json");
        peer.ask("open " + file);
        for (int round = 0; round < rounds; round++) {
            try (var tokenizer = Tokenizer.open(file)) {
                we.add(ours.encode(tokenizer));
            }
            they.add(peer.seconds("encode"));
            theyWithoutOffsets.add(peer.seconds("encode-fast"));
            String theirIds = peer.ask("ids");
            if (!ours.ids().equals(theirIds)) {
                throw new IllegalStateException("ids differ: " + ours.ids() + " here and " + theirIds + " there");
            }
        }
        System.out.printf("The %s ids are the same.%n", ours.ids().split(" ")[0]);
        double ratio = print("encode (against encode_batch)", megabytes, Medians.of(we), Medians.of(they));
        double withoutOffsets =
                print("encode (against encode_batch_fast)", megabytes, Medians.of(we), Medians.of(theyWithoutOffsets));
        return Math.min(ratio, withoutOffsets);
    }

    private static double print(String what, double megabytes, double ours, double theirs) {
        System.out.printf(
                Locale.ROOT,
                "%-36s Athanor %7.2f s (%6.1f MB/s)   tokenizers %7.2f s (%6.1f MB/s)   ratio %.2f%n",
                what,
                ours,
                megabytes / ours,
                theirs,
                megabytes / theirs,
                theirs / ours);
        return theirs / ours;
    }
}
