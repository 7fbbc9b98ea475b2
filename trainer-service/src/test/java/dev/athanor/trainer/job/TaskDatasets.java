package dev.athanor.trainer.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.SampleStatistics;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderWriter;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A dataset of each form, as the data service writes them, that a tiny model learns in seconds. */
public final class TaskDatasets {

    /** The words of the labels. */
    public static final List<String> LABELS = List.of("neither", "x", "y");

    private static final String CHARACTERS = " abcdefghxy";
    private static final int END = 0;
    private static final int START = 2;
    private static final int SEPARATOR = 3;
    private static final SpecialTokens SPECIAL = new SpecialTokens(START, SEPARATOR, 1, 4, END);
    private static final int FIRST_CHARACTER = 5;
    private static final int TRAINING = 900;
    private static final int VALIDATION = 100;

    private final ArtifactStore store;
    private final SplittableRandom random = new SplittableRandom(11);

    private TaskDatasets(ArtifactStore store) {
        this.store = store;
    }

    /** Writes {@code cycle}, {@code letters} and {@code doubles}, each with the version {@code 0123456789abcdef}. */
    public static void write(ArtifactStore store) {
        var datasets = new TaskDatasets(store);
        datasets.write("cycle", DatasetForm.TEXT, datasets::cycle);
        datasets.write("letters", DatasetForm.LABELLED, datasets::letters);
        datasets.write("doubles", DatasetForm.PAIRS, datasets::doubles);
    }

    /**
     * A sample, or a piece of a text.
     *
     * @param sequences one, or a source and a target
     * @param label an index into {@link #LABELS}; 0 where there are none
     */
    private record Drawn(List<int[]> sequences, int label) {}

    /** Each letter follows from the one before it; which one begins a piece is open. */
    private Drawn cycle() {
        int first = random.nextInt(8);
        int[] piece = IntStream.range(0, 8)
                .map(place -> token((char) ('a' + (first + place) % 8)))
                .toArray();
        return new Drawn(List.of(piece), 0);
    }

    /** Whether there is an x, a y or neither among other letters. */
    private Drawn letters() {
        int label = random.nextInt(LABELS.size());
        int[] sequence = IntStream.range(0, 4 + random.nextInt(9))
                .map(place -> token((char) ('a' + random.nextInt(8))))
                .toArray();
        if (label > 0) {
            sequence[1 + random.nextInt(sequence.length - 2)] = token(label == 1 ? 'x' : 'y');
        }
        sequence[0] = START;
        sequence[sequence.length - 1] = SEPARATOR;
        return new Drawn(List.of(sequence), label);
    }

    /** The answer to "pq" is "p q q p". */
    private Drawn doubles() {
        char first = (char) ('a' + random.nextInt(8));
        char second = (char) ('a' + random.nextInt(8));
        String answer = "%1$s %2$s %2$s %1$s".formatted(first, second);
        return new Drawn(List.of(ended("" + first + second), ended(answer)), 0);
    }

    private static int[] ended(String text) {
        return IntStream.concat(text.chars().map(character -> token((char) character)), IntStream.of(END))
                .toArray();
    }

    private static int token(char character) {
        return FIRST_CHARACTER + CHARACTERS.indexOf(character);
    }

    private void write(String name, DatasetForm form, Supplier<Drawn> draw) {
        List<Drawn> training = Stream.generate(draw).limit(TRAINING).toList();
        List<Drawn> validation = Stream.generate(draw).limit(VALIDATION).toList();
        DatasetAddress address = new DatasetAddress(name, "0123456789abcdef");
        try (FolderWriter folder = new FolderWriter(store, address.prefix())) {
            split(folder, DatasetSplit.TRAIN, form, training);
            split(folder, DatasetSplit.VALIDATION, form, validation);
            folder.put(DatasetAddress.TOKENIZER, tokenizer().getBytes(UTF_8));
            folder.commit(new DatasetDescription(
                    address.name(),
                    address.version(),
                    new TextSource.Synthetic(TRAINING + VALIDATION, 1),
                    "none",
                    new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null, true, null),
                    0.1,
                    statistics(form, training, validation),
                    form,
                    form == DatasetForm.LABELLED ? LABELS : List.of(),
                    SPECIAL));
        }
    }

    private static DatasetStatistics statistics(DatasetForm form, List<Drawn> training, List<Drawn> validation) {
        List<Drawn> all = new ArrayList<>(training);
        all.addAll(validation);
        int longest = all.stream()
                .flatMap(drawn -> drawn.sequences().stream())
                .mapToInt(sequence -> sequence.length)
                .max()
                .orElseThrow();
        int labels = form == DatasetForm.LABELLED ? LABELS.size() : 0;
        return new DatasetStatistics(
                TRAINING + VALIDATION,
                FIRST_CHARACTER + CHARACTERS.length(),
                tokens(training),
                tokens(validation),
                Short.BYTES,
                form == DatasetForm.TEXT ? null : new SampleStatistics(TRAINING, VALIDATION, longest, labels));
    }

    private static long tokens(List<Drawn> drawn) {
        return drawn.stream()
                .flatMap(each -> each.sequences().stream())
                .mapToLong(sequence -> sequence.length)
                .sum();
    }

    private static void split(FolderWriter folder, DatasetSplit split, DatasetForm form, List<Drawn> drawn) {
        ByteBuffer tokens = ByteBuffer.allocate(Math.toIntExact(tokens(drawn) * Short.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer ends = ByteBuffer.allocate(drawn.size() * form.sequencesPerSample() * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer labels = ByteBuffer.allocate(drawn.size() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (Drawn each : drawn) {
            for (int[] sequence : each.sequences()) {
                for (int token : sequence) {
                    tokens.putShort((short) token);
                }
                ends.putLong(tokens.position() / Short.BYTES);
            }
            labels.putInt(each.label());
        }
        folder.put(split.tokens(0), tokens.array());
        if (form != DatasetForm.TEXT) {
            folder.put(split.ends(0), ends.array());
        }
        if (form == DatasetForm.LABELLED) {
            folder.put(split.labels(0), labels.array());
        }
        if (split == DatasetSplit.TRAIN) {
            folder.put(split.difficulty(0), difficulty(form, drawn));
        }
    }

    /** Each sample has a word for each of its tokens; so has each block of a text. */
    private static byte[] difficulty(DatasetForm form, List<Drawn> drawn) {
        int block = DatasetSplit.DIFFICULTY_BLOCK;
        List<Long> lengths = form == DatasetForm.TEXT
                ? Stream.generate(() -> (long) block)
                        .limit(Math.ceilDiv(tokens(drawn), block))
                        .toList()
                : drawn.stream().map(each -> tokens(List.of(each))).toList();
        ByteBuffer rows = ByteBuffer.allocate(lengths.size() * 4 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long length : lengths) {
            float words = (float) length;
            rows.putFloat(words).putFloat(1).putFloat(words).putFloat(0);
        }
        return rows.array();
    }

    private static String tokenizer() {
        return CharacterVocabulary.of(List.of(CHARACTERS))
                .with(dev.athanor.transformer.tokenizer.SpecialTokens.TRAINED)
                .toTokenizerJson();
    }
}
