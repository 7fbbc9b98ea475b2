package dev.athanor.data.job;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.Manifest;
import dev.athanor.contracts.address.SourceAddress;
import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Removes versions, and the files they were made of that nothing else is made of. May be done again at any time. */
final class DatasetDeletion {

    private static final String DATASETS = "datasets/";

    private final ArtifactStore store;

    DatasetDeletion(ArtifactStore store) {
        this.store = store;
    }

    DatasetEvent.Deleted run(DatasetJobEvent.DeletionRequested request) {
        var versions = request.version() == null ? versions(request.dataset()) : List.of(request.version());
        var files = versions.stream()
                .map(version -> new DatasetAddress(request.dataset(), version).prefix())
                .flatMap(this::keptFiles)
                .collect(Collectors.toSet());
        for (String version : versions) {
            store.deleteAll(new DatasetAddress(request.dataset(), version).prefix() + "/");
        }
        deleteUnused(files);
        return new DatasetEvent.Deleted(request.job(), request.dataset(), versions);
    }

    private List<String> versions(String dataset) {
        return store.list(DATASETS + dataset + "/").stream()
                .map(key -> key.split("/"))
                .filter(parts -> parts.length > 3)
                .map(parts -> parts[2])
                .distinct()
                .toList();
    }

    private void deleteUnused(Set<String> files) {
        if (files.isEmpty()) {
            return;
        }
        var used = store.list(DATASETS).stream()
                .filter(key -> key.endsWith("/" + Manifest.FILE_NAME))
                .map(key -> key.substring(0, key.length() - Manifest.FILE_NAME.length() - 1))
                .flatMap(this::keptFiles)
                .collect(Collectors.toSet());
        files.stream().filter(Predicate.not(used::contains)).forEach(store::delete);
    }

    private Stream<String> keptFiles(String prefix) {
        return FolderReader.find(store, prefix).stream()
                .map(folder -> folder.attributes(DatasetDescription.class))
                .flatMap(description -> Optional.ofNullable(description.recipe()).stream())
                .flatMap(recipe -> Stream.of(
                                Optional.of(recipe.source()),
                                Optional.ofNullable(recipe.tokenizer().file()))
                        .flatMap(Optional::stream))
                .flatMap(source ->
                        source instanceof TextSource.Upload(String key, String _) ? Stream.of(key) : Stream.of())
                .filter(SourceAddress::isKept);
    }
}
