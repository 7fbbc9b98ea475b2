package dev.athanor.transformer.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tokens of a {@code tokenizer.json} that are looked for in a text before it is cut: the leftmost, there the longest. */
final class AddedTokens {

    /** An added token as it stands in a text. */
    static final class Spelling {

        private final byte[] bytes;
        private final int id;

        private Spelling(String content, int id) {
            this.bytes = content.getBytes(StandardCharsets.UTF_8);
            this.id = id;
        }

        int id() {
            return id;
        }

        /** In bytes. */
        int length() {
            return bytes.length;
        }
    }

    private final List<Spelling> longestFirst;
    private final boolean[] begins = new boolean[1 << Byte.SIZE];

    private AddedTokens(List<Spelling> spellings) {
        this.longestFirst = spellings.stream()
                .sorted(Comparator.comparingInt(Spelling::length).reversed())
                .toList();
        spellings.forEach(spelling -> begins[Byte.toUnsignedInt(spelling.bytes[0])] = true);
    }

    /** Those of a file, unless one of them is more than its letters, or not the token of that id to the library. */
    static Optional<AddedTokens> of(JsonNode tokenizerJson, TextEncoder library) {
        List<Spelling> spellings = new ArrayList<>();
        for (JsonNode token : tokenizerJson.path("added_tokens")) {
            String content = token.path("content").asText();
            int id = token.path("id").asInt();
            if (content.isEmpty()
                    || !standsForItself(token)
                    || !Arrays.equals(library.encode(content), new int[] {id})) {
                return Optional.empty();
            }
            spellings.add(new Spelling(content, id));
        }
        return Optional.of(new AddedTokens(spellings));
    }

    private static boolean standsForItself(JsonNode token) {
        return Stream.of("single_word", "lstrip", "rstrip", "normalized")
                .noneMatch(rule -> token.path(rule).asBoolean());
    }

    /** Where the next one begins, or {@code end}. */
    int next(byte[] text, int from, int end) {
        int position = from;
        while (position < end && (!begins[Byte.toUnsignedInt(text[position])] || at(text, position, end) == null)) {
            position++;
        }
        return position;
    }

    /** The one that begins here. */
    @Nullable
    Spelling at(byte[] text, int position, int end) {
        for (Spelling spelling : longestFirst) {
            int to = position + spelling.length();
            if (to <= end && Arrays.equals(text, position, to, spelling.bytes, 0, spelling.length())) {
                return spelling;
            }
        }
        return null;
    }
}
