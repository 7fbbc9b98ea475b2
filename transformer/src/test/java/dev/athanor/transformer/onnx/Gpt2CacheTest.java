package dev.athanor.transformer.onnx;

import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;

/** GPT-2 continues sequences from a cache. */
class Gpt2CacheTest extends AbstractCachedModelTest {

    Gpt2CacheTest() {
        super(new Gpt2(new Gpt2Config(VOCABULARY, CONTEXT, 2, 4, 32, 0.0, true)));
    }
}
