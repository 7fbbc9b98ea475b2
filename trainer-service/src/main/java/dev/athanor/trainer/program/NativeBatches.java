package dev.athanor.trainer.program;

import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.batch.Sample;
import dev.athanor.trainer.batch.SampleBatch;
import dev.athanor.trainer.batch.TextBatch;
import dev.athanor.transformer.torch.LabelledBatch;
import dev.athanor.transformer.torch.TokenBatch;
import java.util.HashMap;
import java.util.Map;

/** The buffers that batches go through into native memory, one for each shape. Closing it frees them. */
final class NativeBatches implements AutoCloseable {

    private final Map<Shape, TokenBatch> texts = new HashMap<>();
    private final Map<Shape, LabelledBatch> samples = new HashMap<>();

    /** {@code [microBatches, sequences, length]}. */
    private record Shape(int microBatches, int sequences, int length) {

        static Shape of(Batch batch, int microBatches, int length) {
            return new Shape(microBatches, batch.rows() / microBatches, length);
        }
    }

    /** The batch in native memory, until the next one of its shape. */
    dev.athanor.transformer.torch.Batch of(Batch batch, int microBatches) {
        return switch (batch) {
            case TextBatch text -> of(text, microBatches);
            case SampleBatch labelled -> of(labelled, microBatches);
        };
    }

    private TokenBatch of(TextBatch batch, int microBatches) {
        TokenBatch target = texts.computeIfAbsent(
                Shape.of(batch, microBatches, batch.contextLength() + 1),
                shape -> new TokenBatch(shape.microBatches(), shape.sequences(), shape.length()));
        int[] tokens = batch.tokens();
        for (int row = 0, index = 0; row < target.rows(); row++) {
            for (int position = 0; position < target.length(); position++, index++) {
                target.set(row, position, tokens[index]);
            }
        }
        return target;
    }

    LabelledBatch of(SampleBatch batch, int microBatches) {
        LabelledBatch target = samples.computeIfAbsent(
                Shape.of(batch, microBatches, batch.length()),
                shape -> new LabelledBatch(shape.microBatches(), shape.sequences(), shape.length()));
        for (int row = 0; row < target.rows(); row++) {
            Sample sample = batch.samples().get(row);
            target.setTokens(row, sample.tokens());
            target.setCompanions(row, sample.written());
            target.setLabels(row, sample.labels());
        }
        return target;
    }

    @Override
    public void close() {
        texts.values().forEach(TokenBatch::close);
        samples.values().forEach(LabelledBatch::close);
    }
}
