package dev.athanor.transformer.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Weights in one safetensors file, or in several with an index that says which tensor is where. Whoever opens it closes it;
 * its tensors are valid until then.
 */
public final class SafetensorsFolder implements AutoCloseable {

    private static final String WHOLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final List<SafetensorsFile> files;
    private final Weights weights;

    private SafetensorsFolder(List<SafetensorsFile> files, Weights weights) {
        this.files = files;
        this.weights = weights;
    }

    /** All tensors, in the order of the index. */
    public Weights weights() {
        return weights;
    }

    /**
     * Maps the folder's files.
     *
     * @throws MalformedSafetensorsException if a file is damaged, or the index names a file or tensor that is not there
     */
    public static SafetensorsFolder open(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(INDEX))) {
            SafetensorsFile file = SafetensorsFile.open(folder.resolve(WHOLE));
            return new SafetensorsFolder(List.of(file), file.weights());
        }
        SequencedMap<String, String> places = places(folder.resolve(INDEX));
        SequencedMap<String, SafetensorsFile> shards = new LinkedHashMap<>();
        try {
            for (String shard : places.values()) {
                if (!shards.containsKey(shard)) {
                    shards.put(shard, SafetensorsFile.open(folder.resolve(shard)));
                }
            }
            return new SafetensorsFolder(List.copyOf(shards.values()), gather(places, shards));
        } catch (IOException | RuntimeException failed) {
            shards.values().forEach(SafetensorsFile::close);
            throw failed;
        }
    }

    private static SequencedMap<String, String> places(Path index) throws IOException {
        JsonNode map = JSON.readTree(Files.readString(index)).path("weight_map");
        SequencedMap<String, String> places = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            String file = entry.getValue().asText();
            if (file.contains("/") || file.contains("\\")) {
                throw new MalformedSafetensorsException(
                        "%s: %s would lie in '%s', which is no file beside it".formatted(index, entry.getKey(), file));
            }
            places.put(entry.getKey(), file);
        }
        if (places.isEmpty()) {
            throw new MalformedSafetensorsException(index + ": there is no weight_map");
        }
        return places;
    }

    private static Weights gather(Map<String, String> places, Map<String, SafetensorsFile> shards)
            throws MalformedSafetensorsException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, String> place : places.entrySet()) {
            Tensor tensor = open(shards, place.getValue()).weights().tensors().get(place.getKey());
            if (tensor == null) {
                missing.add(place.getKey() + " is not in " + place.getValue());
            } else {
                tensors.put(place.getKey(), tensor);
            }
        }
        if (!missing.isEmpty()) {
            throw new MalformedSafetensorsException(INDEX + ": " + String.join("; ", missing));
        }
        return new Weights(tensors);
    }

    private static SafetensorsFile open(Map<String, SafetensorsFile> shards, String name) {
        SafetensorsFile shard = shards.get(name);
        if (shard == null) {
            throw new IllegalStateException(name + " was not opened");
        }
        return shard;
    }

    /**
     * Writes weights, in as many files as needed.
     *
     * @param largestFile most bytes of tensors in one file; a single tensor may exceed it
     */
    public static void write(Weights weights, Path folder, long largestFile) throws IOException {
        List<Weights> shards = shards(weights, largestFile);
        if (shards.size() == 1) {
            SafetensorsFile.write(weights, folder.resolve(WHOLE));
            return;
        }
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        index.putObject("metadata").put("total_size", weights.bytes());
        ObjectNode places = index.putObject("weight_map");
        for (int shard = 0; shard < shards.size(); shard++) {
            String name = "model-%05d-of-%05d.safetensors".formatted(shard + 1, shards.size());
            SafetensorsFile.write(shards.get(shard), folder.resolve(name));
            shards.get(shard).tensors().keySet().forEach(tensor -> places.put(tensor, name));
        }
        Files.writeString(folder.resolve(INDEX), text(index));
    }

    private static List<Weights> shards(Weights weights, long largestFile) {
        List<Weights> shards = new ArrayList<>();
        SequencedMap<String, Tensor> next = new LinkedHashMap<>();
        long bytes = 0;
        for (Map.Entry<String, Tensor> entry : weights.tensors().entrySet()) {
            long own = entry.getValue().data().byteSize();
            if (!next.isEmpty() && bytes + own > largestFile) {
                shards.add(new Weights(next));
                next.clear();
                bytes = 0;
            }
            next.put(entry.getKey(), entry.getValue());
            bytes += own;
        }
        shards.add(new Weights(next));
        return shards;
    }

    private static String text(ObjectNode index) throws JsonProcessingException {
        return JSON.writeValueAsString(index);
    }

    @Override
    public void close() {
        files.forEach(SafetensorsFile::close);
    }
}
