package dev.athanor.contracts.address;

import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;

/**
 * The attributes of a dataset version's manifest.
 *
 * @param name of the dataset
 * @param version its content hash
 * @param source where the text came from
 * @param sourceSha256 hash of the fetched bytes
 * @param tokenizer how it was tokenized
 * @param validationFraction share of the text that is held out
 * @param statistics its size
 */
public record DatasetDescription(
        String name,
        String version,
        TextSource source,
        String sourceSha256,
        TokenizerSpecification tokenizer,
        double validationFraction,
        DatasetStatistics statistics) {}
