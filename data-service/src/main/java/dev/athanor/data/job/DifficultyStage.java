package dev.athanor.data.job;

import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.data.difficulty.DifficultyColumns;
import dev.athanor.data.difficulty.Markers;
import dev.athanor.data.tokenize.TokenizedText;
import dev.athanor.transformer.tokenizer.TokenTexts;
import java.io.IOException;

/** Lays the columns of difficulty beside a version's tokens, which are whole. */
record DifficultyStage(DatasetJobEvent.Requested request, JobProgress progress, WorkFolder work) {

    /** The tokens with the files that curricula read. */
    TokenizedText measure(TokenizedText tokens, String tokenizerJson) throws IOException {
        progress.begin(Stage.MEASURE);
        var markers = request.markers() == null ? Markers.NONE : Markers.of(request.markers());
        var columns = new DifficultyColumns(
                work.path(),
                request.form(),
                tokens.statistics().statistics().bytesPerToken(),
                TokenTexts.of(tokenizerJson),
                markers,
                share -> progress.reach(Stage.MEASURE, share));
        return tokens.with(columns.write());
    }
}
