package dev.athanor.transformer.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that the encoder takes, and files that it leaves to the library. */
class BytePairEncoderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TEXT =
            " The furnace burns low,  it's the slowest of fires. <|endoftext|> <|end|>of 12 logs\n\n [MASK]温度 Größe";

    @Test
    void wordsBeyondAnyUsualLengthAreEncodedToo() throws IOException {
        String words = "ab".repeat(400) + " " + "x".repeat(10_000) + "温".repeat(90) + " ".repeat(700) + "end";

        assertThatBothAgree(trained(), words);
    }

    @Test
    void moreWordsThanAreRememberedGetTheSameIdsAgain() throws IOException {
        String words = IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining("; a"));

        assertThatBothAgree(trained(), words + words);
    }

    @Test
    void leftmostAndThereTheLongestOfTheAddedTokensIsTaken() throws IOException {
        ObjectNode file = trained();
        add(file, "<|end|>", 320);
        add(file, "<|end|>of", 321);
        add(file, "end|>of 12", 322);

        assertThat(understood(file)).isTrue();
        assertThatBothAgree(file, TEXT);
    }

    @Test
    void mergesAsOlderFilesWriteThemAreUnderstood() throws IOException {
        ObjectNode file = trained();
        ArrayNode old = JSON.createArrayNode();
        file.path("model")
                .path("merges")
                .forEach(merge ->
                        old.add(merge.path(0).asText() + " " + merge.path(1).asText()));
        ((ObjectNode) file.path("model")).set("merges", old);

        assertThat(understood(file)).isTrue();
        assertThatBothAgree(file, TEXT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stranger")
    void fileWithAnythingElseIsLeftToTheLibrary(String what, Consumer<ObjectNode> change) throws IOException {
        ObjectNode file = trained();
        change.accept(file);

        assertThat(understood(file)).isFalse();
        assertThatBothAgree(file, TEXT);
    }

    static List<Arguments> stranger() {
        return List.of(
                change("a space before the text", file -> preTokenizer(file).put("add_prefix_space", true)),
                change("no pattern", file -> preTokenizer(file).put("use_regex", false)),
                change("another pre-tokenizer", file -> preTokenizer(file).put("type", "Whitespace")),
                change("a normalizer", file -> file.putObject("normalizer").put("type", "Lowercase")),
                change("an unknown token", file -> model(file).put("unk_token", "!")),
                change("whole words first", file -> model(file).put("ignore_merges", true)),
                change(
                        "a byte without a token",
                        file -> ((ObjectNode) model(file).path("vocab")).remove("ÿ")),
                change("a token that takes blanks along", file -> add(file, "<|end|>", 320)
                        .put("lstrip", true)),
                change("a token with another number", file -> add(file, "<|end|>", 4000)));
    }

    private static Arguments change(String what, Consumer<ObjectNode> change) {
        return Arguments.of(what, change);
    }

    private static ObjectNode trained() throws IOException {
        String json = new BytePairTrainer(320).train(List.of(TEXT, TEXT)).toTokenizerJson();
        return (ObjectNode) JSON.readTree(json);
    }

    private static ObjectNode model(ObjectNode file) {
        return (ObjectNode) file.path("model");
    }

    private static ObjectNode preTokenizer(ObjectNode file) {
        return (ObjectNode) file.path("pre_tokenizer");
    }

    private static ObjectNode add(ObjectNode file, String content, int id) {
        return ((ArrayNode) file.path("added_tokens"))
                .addObject()
                .put("id", id)
                .put("content", content)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true);
    }

    private static boolean understood(ObjectNode file) throws IOException {
        try (HuggingFaceTokenizer library = LibraryEncoder.open(file.toString())) {
            return BytePairEncoder.from(file, new LibraryEncoder(library)).isPresent();
        }
    }

    private static void assertThatBothAgree(ObjectNode file, String text) throws IOException {
        try (HuggingFaceTokenizer library = LibraryEncoder.open(file.toString());
                Tokenizer tokenizer = Tokenizer.of(file.toString())) {
            assertThat(tokenizer.encode(text)).isEqualTo(new LibraryEncoder(library).encode(text));
        }
    }
}
