package dev.athanor.export.intake;

import dev.athanor.transformer.torch.archive.ArchiveWriter;
import dev.athanor.transformer.torch.archive.Attribute;
import dev.athanor.transformer.torch.archive.Attribute.Flag;
import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.Tensor;
import dev.athanor.transformer.torch.archive.ScalarType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The smallest module that is a language model: a table with the scores of each token's successors, and dropout. */
public final class TableModule {

    private static final String SOURCE = """
            class Table(Module):
              __parameters__ = ["table", ]
              __buffers__ = []
              training : bool
              table : Tensor
              def forward(self: __torch__.Table, tokens: Tensor) -> Tensor:
                return torch.dropout(torch.embedding(self.table, tokens), 0.1, self.training)
            """;

    private TableModule() {}

    /**
     * Writes it as {@code torch.jit.save} would, with zeros for scores.
     *
     * @param vocabularySize rows and columns of the table
     */
    public static void write(Path file, int vocabularySize) throws IOException {
        SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put("training", new Flag(true));
        attributes.put(
                "table",
                new Tensor("0", ScalarType.FLOAT32, List.of((long) vocabularySize, (long) vocabularySize), true));
        try (OutputStream out = Files.newOutputStream(file)) {
            ArchiveWriter.write(
                    out,
                    SOURCE,
                    new Module("__torch__.Table", attributes),
                    tensor -> ByteBuffer.allocate((int) tensor.bytes()));
        }
    }
}
