package dev.athanor.contracts.address;

import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetJobEvent.Requested;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a dataset version's manifest.
 *
 * @param name of the dataset
 * @param version its content hash
 * @param source where the text came from
 * @param sourceSha256 hash of the fetched bytes; of several files that of the list of their hashes and names
 * @param tokenizer how it was tokenized
 * @param validationFraction share that is held out
 * @param statistics its size
 * @param form what it is made of, which says what files there are
 * @param labels names of the labels in ascending order of their characters; a label's number is its position
 * @param specialTokens those of its tokenizer
 * @param recipe what was asked for, enough to ask for it again; absent from versions of earlier releases
 */
public record DatasetDescription(
        String name,
        String version,
        TextSource source,
        String sourceSha256,
        TokenizerSpecification tokenizer,
        double validationFraction,
        DatasetStatistics statistics,
        DatasetForm form,
        List<String> labels,
        SpecialTokens specialTokens,
        @Nullable Requested recipe) {

    public DatasetDescription {
        // Manifests of earlier releases are of texts and do not say so.
        form = Objects.requireNonNullElse(form, DatasetForm.TEXT);
        labels = List.copyOf(Objects.requireNonNullElse(labels, List.of()));
        specialTokens = Objects.requireNonNullElse(specialTokens, SpecialTokens.NONE);
    }

    /** Without what was asked for. */
    public DatasetDescription(
            String name,
            String version,
            TextSource source,
            String sourceSha256,
            TokenizerSpecification tokenizer,
            double validationFraction,
            DatasetStatistics statistics,
            DatasetForm form,
            List<String> labels,
            SpecialTokens specialTokens) {
        this(
                name,
                version,
                source,
                sourceSha256,
                tokenizer,
                validationFraction,
                statistics,
                form,
                labels,
                specialTokens,
                null);
    }

    /** The same version, now that its tokens are known. */
    public DatasetDescription with(DatasetStatistics sizes, SpecialTokens tokens) {
        return new DatasetDescription(
                name,
                version,
                source,
                sourceSha256,
                tokenizer,
                validationFraction,
                sizes,
                form,
                labels,
                tokens,
                recipe);
    }
}
