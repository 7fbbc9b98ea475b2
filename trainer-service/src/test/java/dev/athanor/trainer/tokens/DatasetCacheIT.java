package dev.athanor.trainer.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.deploy.testing.EmbeddedPlatform;
import dev.athanor.exchange.store.CorruptObjectException;
import dev.athanor.trainer.job.Platform;
import dev.athanor.trainer.job.TinyDataset;
import dev.athanor.trainer.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCacheIT {

    @TempDir
    Path folder;

    private Platform platform;
    private DatasetAddress address;

    @BeforeEach
    void writeDataset() {
        platform = new Platform(EmbeddedPlatform.environment());
        address = TinyDataset.write(platform.store(), "pattern");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void trainersThatComeTogetherShareOneCopy() throws Exception {
        List<Callable<Long>> trainers = IntStream.range(0, 4)
                .<Callable<Long>>mapToObj(trainer -> this::trainingTokens)
                .toList();

        List<Future<Long>> read;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            read = threads.invokeAll(trainers);
        }

        assertThat(read).extracting(Future::resultNow).containsOnly(4000L);
        assertThat(content(folder.resolve("datasets"))).hasSize(1);
        assertThat(content(folder.resolve("work"))).isEmpty();
    }

    @Test
    void copyThatWasCutIsFetchedAnew() throws Exception {
        trainingTokens();
        Path copy = content(folder.resolve("datasets")).getFirst();
        Files.write(copy.resolve("train-00000.bin"), new byte[] {1, 2});

        assertThat(trainingTokens()).isEqualTo(4000);
    }

    @Test
    void datasetThatIsDamagedInTheStoreIsNotKept() throws Exception {
        platform.store().put(address.validationTokens(0), new byte[1200]);

        assertThatThrownBy(this::trainingTokens)
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining("val-00000.bin has another SHA-256");

        assertThat(folder.resolve("datasets")).isEmptyDirectory();
        assertThat(content(folder.resolve("work"))).isEmpty();
    }

    @Test
    void datasetThatDoesNotExistIsNotFound() throws Exception {
        assertThat(cache().open(new DatasetAddress("nowhere", "0123456789abcdef")))
                .isEmpty();
    }

    private long trainingTokens() throws IOException {
        try (MappedDataset dataset = cache().open(address).orElseThrow()) {
            int[] first = new int[1];
            dataset.training().copy(dataset.training().count() - 1, first, 0, 1);
            assertThat(first[0]).isBetween(0, TinyDataset.VOCABULARY - 1);
            return dataset.training().count();
        }
    }

    private DatasetCache cache() {
        return new DatasetCache(
                platform.store(), folder.resolve("datasets"), new Scratch(folder.resolve("work"), "test"));
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
