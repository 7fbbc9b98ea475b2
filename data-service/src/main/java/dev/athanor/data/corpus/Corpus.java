package dev.athanor.data.corpus;

import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.data.sample.SampleSet;
import dev.athanor.data.text.CleanText;
import dev.athanor.data.text.TextSplit;
import java.util.List;

/** Cleaned and split, not yet tokens. */
public sealed interface Corpus {

    /** Hash of everything in it that becomes tokens. */
    String sha256();

    /** What it is made of. */
    DatasetForm form();

    /** Names of the labels, ascending; empty where there are none. */
    List<String> labels();

    /** All text, piece by piece. */
    Iterable<String> whole();

    /** The text to train on, piece by piece. */
    Iterable<String> train();

    /** One text, whose end is held out. */
    record Text(CleanText text, TextSplit split) implements Corpus {

        @Override
        public String sha256() {
            return text.sha256();
        }

        @Override
        public DatasetForm form() {
            return DatasetForm.TEXT;
        }

        @Override
        public List<String> labels() {
            return List.of();
        }

        @Override
        public Iterable<String> whole() {
            return text.whole();
        }

        @Override
        public Iterable<String> train() {
            return split.train();
        }
    }

    /** Documents, labelled samples or pairs. */
    record Samples(SampleSet set) implements Corpus {

        @Override
        public String sha256() {
            return set.sha256();
        }

        @Override
        public DatasetForm form() {
            return set.form();
        }

        @Override
        public List<String> labels() {
            return set.labels();
        }

        @Override
        public Iterable<String> whole() {
            return () -> new Concatenation<>(
                    List.of(set.validation().texts(ending()), set.train().texts(ending())));
        }

        @Override
        public Iterable<String> train() {
            return set.train().texts(ending());
        }

        /** Documents are lines of their own where the tokenizer has no token to end them, so it must know line feeds. */
        private String ending() {
            return set.form() == DatasetForm.TEXT ? "\n" : "";
        }
    }
}
