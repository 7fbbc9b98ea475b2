package dev.athanor.transformer.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that a safetensors file begins with: metadata, and where each tensor lies. Offsets count from the header's end.
 *
 * @param entries by the tensors' names, in the order of their data, without overlap or hole
 */
record SafetensorsHeader(SequencedMap<String, Entry> entries) {

    /** The field that is no tensor. */
    private static final String METADATA = "__metadata__";

    /** Hugging Face's libraries ask for the framework that a file is for. */
    private static final String FORMAT = "pt";

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * One tensor's place.
     *
     * @param type of its elements
     * @param shape of it
     * @param begin first byte
     * @param end byte after the last
     */
    record Entry(ElementType type, List<Long> shape, long begin, long end) {}

    /** Where tensors lie when they are written one after the other. */
    static SafetensorsHeader of(SequencedMap<String, Tensor> tensors) {
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        long begin = 0;
        for (Map.Entry<String, Tensor> named : tensors.entrySet()) {
            Tensor tensor = named.getValue();
            long end = begin + tensor.data().byteSize();
            entries.put(named.getKey(), new Entry(tensor.type(), tensor.shape(), begin, end));
            begin = end;
        }
        return new SafetensorsHeader(entries);
    }

    byte[] toJson() {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.putObject(METADATA).put("format", FORMAT);
        entries.forEach((name, entry) -> {
            ObjectNode tensor = header.putObject(name).put("dtype", entry.type().name());
            entry.shape().forEach(tensor.putArray("shape")::add);
            tensor.putArray("data_offsets").add(entry.begin()).add(entry.end());
        });
        try {
            return JSON.writeValueAsBytes(header);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Reads and checks a header.
     *
     * @param dataBytes how much data follows it; its tensors must cover exactly that
     */
    static SafetensorsHeader parse(byte[] json, long dataBytes) throws MalformedSafetensorsException {
        List<Map.Entry<String, Entry>> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object(json).properties()) {
            if (field.getKey().equals(METADATA)) {
                checkMetadata(field.getValue());
            } else {
                entries.add(Map.entry(field.getKey(), entry(field.getKey(), field.getValue())));
            }
        }
        entries.sort(Map.Entry.comparingByValue(
                Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end)));
        checkCoverage(entries, dataBytes);
        SequencedMap<String, Entry> inOrder = new LinkedHashMap<>();
        entries.forEach(entry -> inOrder.put(entry.getKey(), entry.getValue()));
        return new SafetensorsHeader(inOrder);
    }

    private static JsonNode object(byte[] json) throws MalformedSafetensorsException {
        if (json.length == 0 || json[0] != '{') {
            throw new MalformedSafetensorsException("the header is no JSON object");
        }
        try {
            return JSON.readTree(json);
        } catch (IOException malformed) {
            throw new MalformedSafetensorsException(
                    "the header is no valid JSON: " + malformed.getMessage(), malformed);
        }
    }

    private static void checkMetadata(JsonNode metadata) throws MalformedSafetensorsException {
        boolean texts = metadata.isObject()
                && metadata.properties().stream()
                        .allMatch(field -> field.getValue().isTextual());
        if (!texts) {
            throw new MalformedSafetensorsException(METADATA + " must map texts to texts");
        }
    }

    private static Entry entry(String name, JsonNode tensor) throws MalformedSafetensorsException {
        ElementType type = type(name, tensor.path("dtype").asText());
        List<Long> shape = sizes(name + ".shape", tensor.path("shape"));
        List<Long> offsets = sizes(name + ".data_offsets", tensor.path("data_offsets"));
        if (offsets.size() != 2 || offsets.getFirst() > offsets.getLast()) {
            throw new MalformedSafetensorsException(name + ".data_offsets must be a begin and an end, not " + offsets);
        }
        Entry entry = new Entry(type, shape, offsets.getFirst(), offsets.getLast());
        checkSize(name, entry);
        return entry;
    }

    private static ElementType type(String name, String dtype) throws MalformedSafetensorsException {
        for (ElementType type : ElementType.values()) {
            if (type.name().equals(dtype)) {
                return type;
            }
        }
        throw new MalformedSafetensorsException(
                "%s.dtype is '%s'; known are %s".formatted(name, dtype, List.of(ElementType.values())));
    }

    private static List<Long> sizes(String path, JsonNode array) throws MalformedSafetensorsException {
        List<Long> sizes = new ArrayList<>();
        for (JsonNode size : array) {
            if (!size.isIntegralNumber() || !size.canConvertToLong() || size.asLong() < 0) {
                throw new MalformedSafetensorsException(path + " holds " + size + ", which is no size");
            }
            sizes.add(size.asLong());
        }
        if (!array.isArray()) {
            throw new MalformedSafetensorsException(path + " must be a list of sizes");
        }
        return sizes;
    }

    private static void checkSize(String name, Entry entry) throws MalformedSafetensorsException {
        try {
            long needed = Tensor.bytes(entry.type(), entry.shape());
            if (needed != entry.end() - entry.begin()) {
                throw new MalformedSafetensorsException("%s takes %d bytes, but its data_offsets span %d"
                        .formatted(name, needed, entry.end() - entry.begin()));
            }
        } catch (IllegalArgumentException impossible) {
            throw new MalformedSafetensorsException(name + ": " + impossible.getMessage(), impossible);
        }
    }

    private static void checkCoverage(List<Map.Entry<String, Entry>> entries, long dataBytes)
            throws MalformedSafetensorsException {
        @Nullable String previous = null;
        long covered = 0;
        for (Map.Entry<String, Entry> next : entries) {
            long begin = next.getValue().begin();
            if (begin < covered) {
                throw new MalformedSafetensorsException(next.getKey() + " overlaps " + previous);
            }
            if (begin > covered) {
                throw new MalformedSafetensorsException(
                        "%d bytes before %s belong to no tensor".formatted(begin - covered, next.getKey()));
            }
            covered = next.getValue().end();
            previous = next.getKey();
        }
        if (covered > dataBytes) {
            throw new MalformedSafetensorsException(
                    "the file is cut off: its tensors take %d bytes, %d are there".formatted(covered, dataBytes));
        }
        if (covered < dataBytes) {
            throw new MalformedSafetensorsException(
                    "%d bytes after the last tensor belong to no tensor".formatted(dataBytes - covered));
        }
    }
}
