package dev.athanor.data.preview;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes a stretch of one version. Owns the version's tokenizer: whoever opens it closes it. */
final class VersionPreview implements AutoCloseable {

    private final ArtifactStore store;
    private final FolderReader folder;
    private final DatasetDescription description;
    private final String json;
    private final Tokenizer tokenizer;

    VersionPreview(ArtifactStore store, FolderReader folder) {
        this.store = store;
        this.folder = folder;
        this.description = folder.attributes(DatasetDescription.class);
        this.json = new String(folder.read(DatasetAddress.TOKENIZER), StandardCharsets.UTF_8);
        this.tokenizer = Tokenizer.of(json);
    }

    Preview show(Stretch stretch) {
        List<Preview.Sample> shown = new ArrayList<>();
        for (DatasetSplit part : stretch.parts()) {
            switch (description.form()) {
                case TEXT -> shown.add(text(part, stretch));
                case LABELLED, PAIRS -> shown.addAll(samples(part, stretch));
            }
        }
        return new Preview(description.name(), description.version(), description.form(), shown);
    }

    private Preview.Sample text(DatasetSplit part, Stretch stretch) {
        var tokens = tokens(part);
        stretch.within(part, tokens.totalTokens());
        var ids = tokens.read(stretch.offset(), stretch.tokens());
        var text = decode(ids);
        return new Preview.Sample(
                part.word(),
                stretch.offset(),
                tokens.totalTokens(),
                null,
                ids,
                text,
                null,
                null,
                null,
                pieces(stretch, ids, text),
                null);
    }

    private TokenReader tokens(DatasetSplit part) {
        var shards = folder.manifest().objects().stream()
                .filter(entry -> part.hasTokens(entry.name()))
                .toList();
        var address = new DatasetAddress(description.name(), description.version());
        return new TokenReader(
                store, address.prefix(), shards, description.statistics().bytesPerToken());
    }

    private List<Preview.Sample> samples(DatasetSplit part, Stretch stretch) {
        var reader = new SampleReader(store, description, folder.manifest().objects(), part);
        stretch.within(part, reader.totalSamples());
        long totalTokens = tokens(part).totalTokens();
        List<Preview.Sample> shown = new ArrayList<>();
        for (var stored : reader.read(stretch.offset(), stretch.samples(), stretch.tokens())) {
            var ids = stored.sequences().getFirst();
            var target = stored.sequences().size() > 1 ? stored.sequences().getLast() : null;
            shown.add(new Preview.Sample(
                    part.word(),
                    stretch.offset() + shown.size(),
                    totalTokens,
                    reader.totalSamples(),
                    ids,
                    decode(ids),
                    stored.label() == null ? null : description.labels().get(stored.label()),
                    target,
                    target == null ? null : decode(target),
                    pieces(stretch, ids, decode(ids)),
                    target == null ? null : pieces(stretch, target, decode(target))));
        }
        return shown;
    }

    private @Nullable List<Piece> pieces(Stretch stretch, List<Integer> ids, String text) {
        return stretch.pieces() ? new Pieces(tokenizer, json).of(ids, text) : null;
    }

    private String decode(List<Integer> ids) {
        return tokenizer.decode(ids.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
