package dev.athanor.data.difficulty;

import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.transformer.tokenizer.TokenTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Measures the shards that are trained on, and writes a file beside each. */
public final class DifficultyColumns {

    private static final DatasetSplit SPLIT = DatasetSplit.TRAIN;

    /** So many pieces are measured at a time, by all processors. */
    private static final int PIECES_AT_ONCE = 64;

    private static final int TOKENS_AT_ONCE = 1 << 19;

    private final Path folder;
    private final DatasetForm form;
    private final int bytesPerToken;
    private final TokenTexts texts;
    private final WordCounts counts = new WordCounts();
    private final PieceMeasures measures;
    private final DoubleConsumer progress;
    private double tokensToPass;
    private double tokensPassed;

    /**
     * @param folder in which the shards lie
     * @param form of the dataset
     * @param bytesPerToken of its tokens
     * @param texts of its tokenizer
     * @param markers that are counted
     * @param progress is told from time to time the share that is done, from 0 to 1; it throws if the work is to stop
     */
    public DifficultyColumns(
            Path folder,
            DatasetForm form,
            int bytesPerToken,
            TokenTexts texts,
            Markers markers,
            DoubleConsumer progress) {
        this.folder = folder;
        this.form = form;
        this.bytesPerToken = bytesPerToken;
        this.texts = texts;
        this.measures = new PieceMeasures(texts, counts, markers);
        this.progress = progress;
    }

    /**
     * Writes them.
     *
     * @return the files, in the order of the shards
     */
    public List<Path> write() throws IOException {
        int shards = shards();
        for (int shard = 0; shard < shards; shard++) {
            inOrder(
                    shard,
                    batch ->
                            batch.parallelStream().map(measures::words).toList().forEach(counts::add));
        }
        List<Path> files = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            files.add(write(shard));
        }
        return files;
    }

    /** How many there are; their tokens are gone through twice. */
    private int shards() throws IOException {
        int shards = 0;
        while (Files.exists(tokens(shards))) {
            tokensToPass += 2.0 * Files.size(tokens(shards)) / bytesPerToken;
            shards++;
        }
        return shards;
    }

    private Path tokens(int shard) {
        return folder.resolve(SPLIT.tokens(shard));
    }

    private Path write(int shard) throws IOException {
        Path file = folder.resolve(SPLIT.difficulty(shard));
        try (var columns = new ColumnFile(file)) {
            inOrder(shard, batch -> {
                var sums = batch.parallelStream().map(measures::measure).toList();
                for (int piece = 0; piece < batch.size(); piece++) {
                    columns.add(batch.get(piece).firstRow(), sums.get(piece));
                }
            });
        }
        return file;
    }

    private void inOrder(int shard, PieceWork work) throws IOException {
        try (var reader = reader(shard)) {
            for (List<Piece> batch = batch(reader); !batch.isEmpty(); batch = batch(reader)) {
                work.accept(batch);
                tokensPassed +=
                        batch.stream().mapToLong(piece -> piece.ids().length).sum();
                progress.accept(tokensPassed / tokensToPass);
            }
        }
    }

    private static List<Piece> batch(PieceReader reader) throws IOException {
        List<Piece> batch = new ArrayList<>();
        long tokens = 0;
        while (batch.size() < PIECES_AT_ONCE && tokens < TOKENS_AT_ONCE) {
            var piece = reader.next();
            if (piece == null) {
                return batch;
            }
            batch.add(piece);
            tokens += piece.ids().length;
        }
        return batch;
    }

    private PieceReader reader(int shard) throws IOException {
        return form == DatasetForm.TEXT
                ? new BlockReader(tokens(shard), bytesPerToken, texts)
                : new SampleReader(
                        tokens(shard), bytesPerToken, folder.resolve(SPLIT.ends(shard)), form.sequencesPerSample());
    }

    /** What is done with some pieces. */
    @FunctionalInterface
    private interface PieceWork {
        void accept(List<Piece> batch) throws IOException;
    }
}
