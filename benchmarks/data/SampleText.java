import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Makes a text that is distributed as written language is, the same one each time: word frequencies follow Zipf's law, stems
 * take endings, sentences have capitals and signs, and about one word in a hundred is a name that may never come again.
 */
final class SampleText {

    private static final int STEMS = 60_000;
    private static final double EXPONENT = 1.05;
    private static final String[] ONSETS =
            "b c d f g h j k l m n p r s t v w br ch cl cr dr fl fr gr pl pr qu sh sl sp st str th tr wh".split(" ");
    private static final String[] VOWELS = "a e i o u a e i o e a ai ea ee ie oo ou é ö".split(" ");
    private static final String[] CODAS = "- - - n r s t l m d ck ng nd nt rt st".replace("-", "").split(" ", -1);
    private static final String[] ENDINGS = ", , , , ,s,ed,ing,er,ly,ness,'s,ment,able".replace(" ", "").split(",", -1);

    private final SplittableRandom random = new SplittableRandom(11);
    private final String[] stems = new String[STEMS];
    private final double[] upTo = new double[STEMS];

    private SampleText() {
        double sum = 0;
        for (int rank = 0; rank < STEMS; rank++) {
            // Frequent words are short.
            stems[rank] = word(rank < 200 ? 1 : rank < 5000 ? 2 : 3);
            sum += Math.pow(rank + 2.7, -EXPONENT);
            upTo[rank] = sum;
        }
        for (int rank = 0; rank < STEMS; rank++) {
            upTo[rank] /= sum;
        }
    }

    /** Writes about so many bytes, in UTF-8. */
    static void write(Path file, long bytes) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            new SampleText().write(out, bytes);
        }
    }

    /** Writes about so many bytes as JSON lines with a text each, in UTF-8. */
    static void writeRows(Path file, long bytes) throws IOException {
        var text = new SampleText();
        try (var out = Files.newBufferedWriter(file)) {
            long written = 0;
            while (written < bytes) {
                var paragraph = text.paragraph();
                var row = "{\"text\": \"" + paragraph.strip().replace("\"", "\\\"") + "\"}\n";
                out.write(row);
                written += row.length();
            }
        }
    }

    private void write(BufferedWriter out, long bytes) throws IOException {
        long written = 0;
        while (written < bytes) {
            var paragraph = paragraph();
            out.write(paragraph);
            written += paragraph.length();
        }
    }

    private String paragraph() {
        var paragraph = new StringBuilder();
        for (int sentences = 1 + random.nextInt(8); sentences > 0; sentences--) {
            sentence(paragraph);
        }
        paragraph.setCharAt(paragraph.length() - 1, '\n');
        return paragraph.append(random.nextInt(3) == 0 ? "\n" : "").toString();
    }

    private void sentence(StringBuilder paragraph) {
        int begin = paragraph.length();
        int words = 3 + random.nextInt(25);
        for (int word = 0; word < words; word++) {
            paragraph.append(next());
            boolean last = word == words - 1;
            if (last) {
                paragraph.append(random.nextInt(10) == 0 ? "?" : ".");
            } else if (random.nextInt(12) == 0) {
                paragraph.append(random.nextInt(6) == 0 ? ";" : ",");
            }
            paragraph.append(' ');
        }
        paragraph.setCharAt(begin, Character.toUpperCase(paragraph.charAt(begin)));
    }

    private String next() {
        int kind = random.nextInt(100);
        if (kind == 0) {
            var name = word(2 + random.nextInt(3));
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
        if (kind == 1) {
            return Integer.toString(random.nextInt(random.nextBoolean() ? 100 : 10_000));
        }
        var stem = stems[rank(random.nextDouble())];
        return stem.length() < 4 ? stem : stem + pick(ENDINGS);
    }

    private int rank(double share) {
        int from = 0;
        int to = STEMS - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (upTo[middle] < share) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private String word(int syllables) {
        var word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(pick(ONSETS)).append(pick(VOWELS)).append(pick(CODAS));
        }
        return word.toString();
    }

    private String pick(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
