package dev.athanor.data.difficulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.transformer.tokenizer.BytePairTrainer;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import dev.athanor.transformer.tokenizer.SpecialTokens;
import dev.athanor.transformer.tokenizer.TokenTexts;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifficultyColumnsTest {

    @TempDir
    private Path folder;

    private record Row(double words, double sentences, double rarity, double markers) {}

    @Test
    void wordCountsInTheBlockThatItBeginsIn() throws Exception {
        // 64 characters: the last word of the first block ends in the second.
        String text = "aa ".repeat(20) + "a. bbbbbb bb. ";

        List<Row> rows = ofText(text, CharacterVocabulary.of(List.of(text)).toTokenizerJson(), Markers.of("bb"));

        assertThat(rows).extracting(Row::words).containsExactly(22.0, 1.0);
        assertThat(rows).extracting(Row::sentences).containsExactly(1.0, 1.0);
        assertThat(rows).extracting(Row::markers).containsExactly(0.0, 1.0);
    }

    @Test
    void frequentWordIsLessRareThanASeldomOne() throws Exception {
        String text = ("the ".repeat(16) + "whale " + "the ".repeat(15)).strip();

        List<Row> rows = ofText(text, CharacterVocabulary.of(List.of(text)).toTokenizerJson(), Markers.NONE);

        assertThat(rows.getFirst().rarity()).isCloseTo(16 * Math.log(32 / 31.0), within(1e-5));
        assertThat(rows.get(1).rarity()).isCloseTo(Math.log(32) + 15 * Math.log(32 / 31.0), within(1e-5));
    }

    /** Characters whose bytes are in several tokens, in a script with marks. */
    @Test
    void wordsOfBytesAreThoseOfTheText() throws Exception {
        String text = "राम ने किताब पढ़ी। 火は赤い。 " + "glühende Kohle 𝄞, ";
        String json = new BytePairTrainer(280).train(List.of(text)).toTokenizerJson();

        List<Row> rows = ofText(text.repeat(40), json, Markers.of("ने"));

        assertThat(rows.stream().mapToDouble(Row::markers).sum()).isEqualTo(40);
        assertThat(rows.stream().mapToDouble(Row::sentences).sum()).isEqualTo(80);
        assertThat(rows.stream().mapToDouble(Row::words).sum()).isEqualTo(40 * (4 + 4 + 2));
    }

    /** Shards are measured one by one, but what is rare is rare among all of them. */
    @Test
    void everyShardHasItsRows() throws Exception {
        String json = CharacterVocabulary.of(List.of("ab ")).toTokenizerJson();
        write(DatasetSplit.TRAIN.tokens(0), encode(json, "a ".repeat(40)));
        write(DatasetSplit.TRAIN.tokens(1), encode(json, "a ".repeat(9) + "b "));

        List<Path> files = columns(DatasetForm.TEXT, json, Markers.NONE).write();

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("train-00000.difficulty.bin", "train-00001.difficulty.bin");
        assertThat(read(files.getFirst())).extracting(Row::words).containsExactly(32.0, 8.0);
        assertThat(read(files.get(1)).getFirst().rarity())
                .isCloseTo(9 * Math.log(50 / 49.0) + Math.log(50), within(1e-5));
    }

    @Test
    void sampleHasOneRowWhateverItsLength() throws Exception {
        String json = CharacterVocabulary.of(List.of("ab. "))
                .with(SpecialTokens.TRAINED)
                .toTokenizerJson();
        List<int[]> samples = List.of(encode(json, "a b. a"), encode(json, "b".repeat(200)), encode(json, "."));
        long[] ends = new long[samples.size()];
        List<Integer> tokens = new ArrayList<>();
        for (int sample = 0; sample < ends.length; sample++) {
            // [CLS] and [SEP] stand around a sample.
            tokens.add(2);
            IntStream.of(samples.get(sample)).forEach(tokens::add);
            tokens.add(3);
            ends[sample] = tokens.size();
        }
        write(
                DatasetSplit.TRAIN.tokens(0),
                tokens.stream().mapToInt(Integer::intValue).toArray());
        writeLongs(DatasetSplit.TRAIN.ends(0), ends);

        List<Row> rows =
                read(columns(DatasetForm.LABELLED, json, Markers.NONE).write().getFirst());

        assertThat(rows).extracting(Row::words).containsExactly(3.0, 1.0, 0.0);
        assertThat(rows).extracting(Row::sentences).containsExactly(2.0, 1.0, 0.0);
    }

    /** A text that is longer than what is measured at a time loses no word and counts none twice. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9})
    void piecesAddUpToTheText(int letters) throws Exception {
        String word = "w".repeat(letters) + " ";
        int words = 200_000;

        List<Row> rows =
                ofText(word.repeat(words), CharacterVocabulary.of(List.of(word)).toTokenizerJson(), Markers.NONE);

        assertThat(rows).hasSize(Math.ceilDiv(words * (letters + 1), DatasetSplit.DIFFICULTY_BLOCK));
        assertThat(rows.stream().mapToDouble(Row::words).sum()).isEqualTo(words);
    }

    private List<Row> ofText(String text, String json, Markers markers) throws IOException {
        write(DatasetSplit.TRAIN.tokens(0), encode(json, text));
        return read(columns(DatasetForm.TEXT, json, markers).write().getFirst());
    }

    private DifficultyColumns columns(DatasetForm form, String json, Markers markers) {
        return new DifficultyColumns(folder, form, Short.BYTES, TokenTexts.of(json), markers, share -> assertThat(share)
                .isBetween(0.0, 1.0));
    }

    private static int[] encode(String json, String text) {
        try (Tokenizer tokenizer = Tokenizer.of(json)) {
            return tokenizer.encode(text);
        }
    }

    private void write(String name, int... tokens) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(tokens.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.of(tokens).forEach(token -> bytes.putShort((short) token));
        Files.write(folder.resolve(name), bytes.array());
    }

    private void writeLongs(String name, long... numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(numbers);
        Files.write(folder.resolve(name), bytes.array());
    }

    private static List<Row> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Row> rows = new ArrayList<>();
        while (bytes.hasRemaining()) {
            rows.add(new Row(bytes.getFloat(), bytes.getFloat(), bytes.getFloat(), bytes.getFloat()));
        }
        return rows;
    }
}
