package dev.athanor.contracts.address;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Names every object of a folder with its size and hash. It is written after them, so that what it names is whole.
 *
 * @param objects in the order of their names
 * @param attributes what the folder is; the record is named at the manifest's address
 */
public record Manifest(List<Entry> objects, JsonNode attributes) {

    /** Name of the object that holds a folder's manifest. */
    public static final String FILE_NAME = "manifest.json";

    public Manifest {
        objects = List.copyOf(objects);
    }

    /** Size of all objects together. */
    public long bytes() {
        return objects.stream().mapToLong(Entry::bytes).sum();
    }

    /**
     * One object.
     *
     * @param name relative to the manifest's folder
     * @param bytes its size
     * @param sha256 hash of its content, lower-case hexadecimal
     */
    public record Entry(String name, long bytes, String sha256) {}
}
