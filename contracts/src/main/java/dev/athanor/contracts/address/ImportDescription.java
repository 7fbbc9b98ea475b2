package dev.athanor.contracts.address;

import dev.athanor.contracts.event.ExportFormat;

/**
 * The attributes of an imported model's manifest.
 *
 * @param model its name
 * @param version beginning of a hash of its files
 * @param format what was brought
 * @param modelType the family, as {@code config.json} has it; {@code torchscript} for a module of somebody's own
 * @param contextLength longest sequence, in tokens
 * @param vocabularySize number of token ids
 * @param parameters numbers that can be trained
 */
public record ImportDescription(
        String model,
        String version,
        ExportFormat format,
        String modelType,
        int contextLength,
        int vocabularySize,
        long parameters) {}
