package dev.athanor.data.corpus;

import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.data.sample.Sample;
import dev.athanor.data.sample.SampleFile;
import dev.athanor.data.sample.SampleFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * Cuts a corpus into files of samples, each of which can be tokenized on its own with the same result: the training part
 * first, then the held-out one. The samples of one text are its pieces.
 */
public final class CorpusParts {

    private final Corpus corpus;
    private final long bytesPerPart;
    private final Path folder;

    /**
     * @param bytesPerPart of text, after which the next part begins
     * @param folder for one part at a time
     */
    public CorpusParts(Corpus corpus, long bytesPerPart, Path folder) {
        this.corpus = corpus;
        this.bytesPerPart = bytesPerPart;
        this.folder = folder;
    }

    /** Takes a part, whose file is gone afterwards. */
    @FunctionalInterface
    public interface PartReceiver {
        /** Of one split, in the order of its content. */
        void accept(DatasetSplit split, SampleFile part) throws IOException;
    }

    /** Hands over one part after the other. */
    public void cut(PartReceiver receiver) throws IOException {
        for (DatasetSplit split : List.of(DatasetSplit.TRAIN, DatasetSplit.VALIDATION)) {
            Iterator<Sample> samples = samples(split).iterator();
            while (samples.hasNext()) {
                SampleFile part = write(samples);
                receiver.accept(split, part);
                Files.delete(part.file());
            }
        }
    }

    private SampleFile write(Iterator<Sample> samples) throws IOException {
        var writer = new SampleFileWriter(folder.resolve("part.samples"));
        try (writer) {
            long length = 0;
            while (samples.hasNext() && length < bytesPerPart) {
                Sample sample = samples.next();
                writer.write(sample);
                length += sample.sequences().stream().mapToLong(String::length).sum();
            }
        }
        return writer.written();
    }

    private Iterable<Sample> samples(DatasetSplit split) {
        return switch (corpus) {
            case Corpus.Text(var text, var parts) ->
                () -> new Pieces((split == DatasetSplit.TRAIN ? parts.train() : parts.validation()).iterator());
            case Corpus.Samples(var set) -> split == DatasetSplit.TRAIN ? set.train() : set.validation();
        };
    }

    /** Pieces of a text, each as a sample. */
    private record Pieces(Iterator<String> texts) implements Iterator<Sample> {

        @Override
        public boolean hasNext() {
            return texts.hasNext();
        }

        @Override
        public Sample next() {
            return new Sample(List.of(texts.next()), null);
        }
    }
}
