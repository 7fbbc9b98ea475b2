package dev.athanor.transformer.huggingface;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.transformer.model.BertClassifier;
import dev.athanor.transformer.model.BertConfig;
import java.util.List;
import java.util.regex.Pattern;

/** BERT that labels sequences; the configuration counts its labels by naming them. */
final class BertClassifierFamily implements Family<BertClassifier> {

    private static final int DEFAULT_LABELS = 2;

    private static final TensorNames NAMES =
            new TensorNames(BertShape.PREFIX, BertShape.OLDER_NAMES, Pattern.compile(BertShape.BUFFERS + "|cls\\..*"));

    @Override
    public String modelType() {
        return BertShape.MODEL_TYPE;
    }

    @Override
    public List<String> architectures() {
        return List.of("BertForSequenceClassification");
    }

    @Override
    public TensorNames tensorNames(BertClassifier model) {
        return NAMES;
    }

    @Override
    public BertClassifier read(ConfigReader file) {
        file.require("problem_type", "single_label_classification");
        BertConfig config = BertShape.read(file);
        int labels = file.whole("num_labels", file.size("id2label", DEFAULT_LABELS));
        if (labels == 1) {
            file.find("one label is a regression, which is not computed");
        }
        return new BertClassifier(config, labels, file.number("classifier_dropout", config.dropout()));
    }

    @Override
    public void write(BertClassifier model, Conventions conventions, ObjectNode file) {
        BertShape.write(model.config(), file);
        file.put("classifier_dropout", model.headDropout());
        file.put("problem_type", "single_label_classification");
        ObjectNode names = file.putObject("id2label");
        ObjectNode numbers = file.putObject("label2id");
        for (int label = 0; label < model.labels(); label++) {
            names.put(Integer.toString(label), conventions.label(label));
            numbers.put(conventions.label(label), label);
        }
    }
}
