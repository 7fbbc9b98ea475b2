package dev.athanor.tracker.dataset;

import dev.athanor.contracts.event.DatasetStatistics;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;

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

    /** When it was made, or made again: the newest is {@code latest}. */
    public Instant completedAt;

    protected DatasetVersion() {}

    DatasetVersion(String name, String version) {
        this.name = name;
        this.version = version;
    }

    /** Its size. */
    public DatasetStatistics statistics() {
        return new DatasetStatistics(characters, vocabularySize, trainTokens, validationTokens, bytesPerToken);
    }

    void measure(DatasetStatistics statistics) {
        characters = statistics.characters();
        vocabularySize = statistics.vocabularySize();
        trainTokens = statistics.trainTokens();
        validationTokens = statistics.validationTokens();
        bytesPerToken = statistics.bytesPerToken();
    }
}
