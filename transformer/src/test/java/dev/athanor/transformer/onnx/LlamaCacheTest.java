package dev.athanor.transformer.onnx;

import dev.athanor.transformer.model.Llama;
import dev.athanor.transformer.model.LlamaConfig;

/** Llama continues sequences from a cache: places go on where the past ends, and heads share what is cached. */
class LlamaCacheTest extends AbstractCachedModelTest {

    LlamaCacheTest() {
        super(new Llama(LlamaConfig.of(VOCABULARY, CONTEXT, 2, 4, 2, 32, 48, true)));
    }
}
