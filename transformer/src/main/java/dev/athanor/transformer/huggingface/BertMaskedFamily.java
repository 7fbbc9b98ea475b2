package dev.athanor.transformer.huggingface;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.transformer.model.BertMaskedLanguageModel;
import java.util.List;
import java.util.regex.Pattern;

/** BERT that tells hidden tokens. */
final class BertMaskedFamily implements Family<BertMaskedLanguageModel> {

    /** The head for pairs of sentences, and copies of what is tied. */
    private static final TensorNames NAMES = new TensorNames(
            BertShape.PREFIX,
            BertShape.OLDER_NAMES,
            Pattern.compile(
                    BertShape.BUFFERS
                            + "|(bert\\.)?pooler\\..*|cls\\.seq_relationship\\..*|cls\\.predictions\\.decoder\\.(weight|bias)"));

    @Override
    public String modelType() {
        return BertShape.MODEL_TYPE;
    }

    @Override
    public List<String> architectures() {
        return List.of("BertForMaskedLM", "BertForPreTraining");
    }

    @Override
    public TensorNames tensorNames(BertMaskedLanguageModel model) {
        return NAMES;
    }

    @Override
    public BertMaskedLanguageModel read(ConfigReader file) {
        return new BertMaskedLanguageModel(BertShape.read(file));
    }

    @Override
    public void write(BertMaskedLanguageModel model, Conventions conventions, ObjectNode file) {
        BertShape.write(model.config(), file);
    }
}
