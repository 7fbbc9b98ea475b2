package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.deploy.local.client.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Brings a model as Hugging Face's save_pretrained leaves it: config.json, safetensors, tokenizer files;",
            "or a module of your own, as torch.jit.save writes it, with --vocabulary and --context.",
            "Prints the address that a run names in model.from to start from it."
        })
final class ImportCommand extends SessionCommand {

    /** Other files of such folders, such as pickles, stay where they are. */
    private static final List<String> FILES = List.of(
            "config.json",
            "generation_config.json",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "model.safetensors.index.json");

    @Parameters(paramLabel = "FOLDER|FILE", description = "The model's folder, or a TorchScript file.")
    private Path source;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "The model's name on the platform.")
    private String name;

    @Option(names = "--vocabulary", paramLabel = "N", description = "How many tokens a TorchScript module scores.")
    private @Nullable Integer vocabulary;

    @Option(names = "--context", paramLabel = "N", description = "How many tokens a TorchScript module reads at most.")
    private @Nullable Integer context;

    ImportCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        var request = JsonFormat.mapper().createObjectNode().put("name", name);
        if (Files.isRegularFile(source)) {
            return send(imports -> imports.sendModule(
                    request.put("vocabularySize", vocabulary).put("contextLength", context), source));
        }
        var files = files();
        return send(imports -> imports.send(request, files));
    }

    /** What is sent and answered. */
    private interface Sending {
        JsonNode by(Imports imports) throws IOException, InterruptedException;
    }

    private int send(Sending sending) throws IOException, InterruptedException {
        try (var client = session().connect()) {
            var model = sending.by(new Imports(client));
            terminal().out().println(model.path("address").asText());
            return 0;
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(source.resolve("config.json"))) {
            throw new NoSuchFileException(source.resolve("config.json").toString());
        }
        try (Stream<Path> all = Files.list(source)) {
            return all.filter(file -> isOfTheModel(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOfTheModel(String name) {
        return FILES.contains(name) || name.endsWith(".safetensors");
    }
}
