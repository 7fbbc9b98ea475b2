package dev.athanor.export.intake;

import dev.athanor.contracts.event.ExportFormat;

/**
 * What was found out of a model before it is kept.
 *
 * @param format of its files
 * @param modelType the family, or {@code torchscript}
 * @param contextLength longest sequence, in tokens
 * @param vocabularySize number of token ids
 * @param parameters numbers that can be trained
 */
record CheckedModel(ExportFormat format, String modelType, int contextLength, int vocabularySize, long parameters) {}
