package dev.athanor.data.sample;

import dev.athanor.contracts.config.CleaningConfigurations;
import dev.athanor.contracts.config.NearDuplicateConfiguration;
import dev.athanor.data.clean.Cleaner;

/**
 * Which rows are taken, what becomes of them, and for which part.
 *
 * @param removeDuplicates whether a row that equals one before it is left out
 * @param cleaner what is done to each
 * @param nearDuplicates whether those go that are nearly the same as one before
 * @param division tells the part
 */
public record SampleRules(
        boolean removeDuplicates, Cleaner cleaner, NearDuplicateConfiguration nearDuplicates, Division division) {

    /** Nothing is cleaned, and a hash tells the part. */
    public SampleRules(double validationFraction, long splitSeed, boolean removeDuplicates) {
        this(
                removeDuplicates,
                new Cleaner(CleaningConfigurations.none()),
                CleaningConfigurations.none().nearDuplicates(),
                new Division.ByHash(validationFraction, splitSeed));
    }
}
