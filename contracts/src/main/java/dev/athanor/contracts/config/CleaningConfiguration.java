package dev.athanor.contracts.config;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * What is done to the texts of a dataset before they are split, in the order of the components. Nothing is done where
 * nothing is said.
 *
 * @param normalization how characters are written
 * @param lines that are left out
 * @param personalData that become placeholders
 * @param lengths that documents may have
 * @param quality of documents
 * @param nearDuplicates documents that are nearly the same
 * @param examples of what a rule changed or removed, for the report
 */
@JsonDeserialize(using = CleaningConfigurationDeserializer.class)
public record CleaningConfiguration(
        @Setting("How characters are written.") NormalizationConfiguration normalization,
        @Setting("Lines that are left out.") LineConfiguration lines,

        @Setting("Personal data that become placeholders.") PersonalDataConfiguration personalData,

        @Setting("How long documents may be.") LengthConfiguration lengths,
        @Setting("What documents must be like.") QualityConfiguration quality,

        @Setting("Which documents are nearly the same.") NearDuplicateConfiguration nearDuplicates,

        @Setting(value = "Examples that the report has of each rule.", fallback = "3") @Limits(atLeast = 0, atMost = 20)
        int examples) {

    public CleaningConfiguration {
        Inspection.require(
                CleaningConfiguration.class,
                normalization,
                lines,
                personalData,
                lengths,
                quality,
                nearDuplicates,
                examples);
    }
}
