package dev.athanor.data.catalogue;

/** A version by its dataset's name and its hash. */
public record VersionName(String dataset, String version) {

    @Override
    public String toString() {
        return dataset + "@" + version;
    }
}
