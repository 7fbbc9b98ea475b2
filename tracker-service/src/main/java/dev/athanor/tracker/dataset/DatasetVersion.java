package dev.athanor.tracker.dataset;

import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.SampleStatistics;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A dataset version that exists. */
@Entity(name = "dataset_version")
@IdClass(DatasetVersion.Key.class)
public class DatasetVersion {

    /** Which version of which dataset. */
    public record Key(String name, String version) implements Serializable {}

    @Id
    public String name;

    @Id
    public String version;

    public long characters;
    public int vocabularySize;
    public long trainTokens;
    public long validationTokens;
    public int bytesPerToken;

    /** The word of its form. */
    public String form;

    public @Nullable Long trainSamples;
    public @Nullable Long validationSamples;
    public @Nullable Integer longestSequence;
    public @Nullable Integer labels;

    /** When it was made, or made again: the newest is {@code latest}. */
    public Instant completedAt;

    protected DatasetVersion() {}

    /** Whoever makes one fills in what the event says. */
    @SuppressWarnings("NullAway.Init")
    DatasetVersion(String name, String version) {
        this.name = name;
        this.version = version;
    }

    /** Its size. */
    public DatasetStatistics statistics() {
        return new DatasetStatistics(
                characters, vocabularySize, trainTokens, validationTokens, bytesPerToken, samples());
    }

    private @Nullable SampleStatistics samples() {
        return trainSamples == null || validationSamples == null || longestSequence == null || labels == null
                ? null
                : new SampleStatistics(trainSamples, validationSamples, longestSequence, labels);
    }

    /** What it is made of. */
    public DatasetForm form() {
        return Arrays.stream(DatasetForm.values())
                .filter(each -> each.word().equals(form))
                .findFirst()
                .orElseThrow();
    }

    void measure(DatasetStatistics statistics, DatasetForm known) {
        form = known.word();
        characters = statistics.characters();
        vocabularySize = statistics.vocabularySize();
        trainTokens = statistics.trainTokens();
        validationTokens = statistics.validationTokens();
        bytesPerToken = statistics.bytesPerToken();
        SampleStatistics samples = statistics.samples();
        if (samples != null) {
            trainSamples = samples.train();
            validationSamples = samples.validation();
            longestSequence = samples.longestSequence();
            labels = samples.labels();
        }
    }
}
