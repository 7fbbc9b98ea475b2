package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Brings a model as Hugging Face's save_pretrained leaves it: config.json, safetensors, tokenizer files.",
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

    @Parameters(paramLabel = "FOLDER", description = "The model's folder.")
    private Path folder;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "The model's name on the platform.")
    private String name;

    ImportCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        var files = files();
        try (var client = session().connect()) {
            var model = new Imports(client).send(name, files);
            terminal().out().println(model.path("address").asText());
            return 0;
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(folder.resolve("config.json"))) {
            throw new NoSuchFileException(folder.resolve("config.json").toString());
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> isOfTheModel(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOfTheModel(String name) {
        return FILES.contains(name) || name.endsWith(".safetensors");
    }
}
