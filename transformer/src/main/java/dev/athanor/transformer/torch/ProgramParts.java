package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.Model;
import java.util.function.Function;

/**
 * What differs from program to program; all else is the same lines.
 *
 * @param modules that hold the weights
 * @param scores what is computed with them, where packed documents are kept apart or not
 * @param limits of batches
 * @param objective what training makes of the scores
 */
record ProgramParts(Modules modules, Function<Documents, Scores> scores, ProgramLimits limits, Objective objective) {

    /** Of a model that this library writes. */
    static ProgramParts of(Model model) {
        return new ProgramParts(
                ModuleTree.of(model.parameters()),
                documents -> scores(model, documents),
                ProgramLimits.of(model),
                new ModelObjective(model));
    }

    private static Scores scores(Model model, Documents documents) {
        if (documents instanceof Documents.Separate && !(model instanceof LanguageModel)) {
            throw new IllegalArgumentException("only a language model's sequences are packed of documents");
        }
        return new ScoresSource(model, documents);
    }
}
