package dev.athanor.trainer.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderWriter;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** A dataset version whose text has a structure that a tiny model can learn: each token follows from the one before. */
public final class TinyDataset {

    /** How many tokens there are. */
    public static final int VOCABULARY = 16;

    private static final int TRAINING = 4000;
    private static final int VALIDATION = 600;

    private TinyDataset() {}

    /** Writes it as the version {@code 0123456789abcdef} of {@code name}. */
    public static DatasetAddress write(ArtifactStore store, String name) {
        return write(store, name, true);
    }

    /** Writes it as releases did that counted no difficulty. */
    static DatasetAddress writeWithoutDifficulty(ArtifactStore store, String name) {
        return write(store, name, false);
    }

    private static DatasetAddress write(ArtifactStore store, String name, boolean withDifficulty) {
        DatasetAddress address = new DatasetAddress(name, "0123456789abcdef");
        try (FolderWriter folder = new FolderWriter(store, address.prefix())) {
            folder.put("train-00000.bin", tokens(TRAINING / 2, 1));
            folder.put("train-00001.bin", tokens(TRAINING / 2, 2));
            folder.put("val-00000.bin", tokens(VALIDATION, 3));
            if (withDifficulty) {
                folder.put("train-00000.difficulty.bin", difficulty(4));
                folder.put("train-00001.difficulty.bin", difficulty(5));
            }
            folder.put("tokenizer.json", tokenizer().getBytes(UTF_8));
            folder.commit(description(address));
        }
        return address;
    }

    private static DatasetDescription description(DatasetAddress address) {
        return new DatasetDescription(
                address.name(),
                address.version(),
                new TextSource.Synthetic(TRAINING + VALIDATION, 1),
                "none",
                new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null),
                0.1,
                new DatasetStatistics(TRAINING + VALIDATION, VOCABULARY, TRAINING, VALIDATION, Short.BYTES),
                DatasetForm.TEXT,
                List.of(),
                SpecialTokens.NONE,
                new DatasetJobEvent.Requested(
                        "job",
                        address.name(),
                        new TextSource.Synthetic(TRAINING + VALIDATION, 1),
                        new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null),
                        0.1,
                        DatasetForm.TEXT,
                        SourceFormat.PLAIN,
                        null,
                        0,
                        false,
                        null,
                        null,
                        null,
                        null,
                        "a -b"));
    }

    /** Of a shard of half the tokens. */
    private static byte[] difficulty(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int blocks = Math.ceilDiv(TRAINING / 2, DatasetSplit.DIFFICULTY_BLOCK);
        ByteBuffer rows = ByteBuffer.allocate(blocks * 4 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int block = 0; block < blocks; block++) {
            rows.putFloat(10)
                    .putFloat(1 + random.nextInt(4))
                    .putFloat(20 + 20 * random.nextFloat())
                    .putFloat(random.nextInt(5));
        }
        return rows.array();
    }

    /** A character a token, from a on. */
    private static String tokenizer() {
        return new CharacterVocabulary(
                        IntStream.range('a', 'a' + VOCABULARY).boxed().toList())
                .toTokenizerJson();
    }

    private static byte[] tokens(int count, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        ByteBuffer bytes = ByteBuffer.allocate(count * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int token = 0;
        for (int i = 0; i < count; i++) {
            token = (token * 3 + 1 + random.nextInt(2)) % VOCABULARY;
            bytes.putShort((short) token);
        }
        return bytes.array();
    }
}
