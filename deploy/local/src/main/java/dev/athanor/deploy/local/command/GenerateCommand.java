package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.deploy.local.client.Completions;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "generate", description = "Lets a model continue a text.")
final class GenerateCommand extends SessionCommand {

    @Parameters(paramLabel = "MODEL", description = "As ./athanor models shows it.")
    private String model;

    @Option(names = "--prompt", paramLabel = "TEXT", required = true, description = "What it continues.")
    private String prompt;

    @Option(names = "--max-tokens", paramLabel = "N", defaultValue = "128", description = "At most so many tokens.")
    private int maxTokens;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "0.8",
            description = "0 always takes the likeliest token.")
    private double temperature;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            description = "Only the likeliest tokens that together have this probability.")
    private @Nullable Double topP;

    @Option(names = "--top-k", paramLabel = "K", description = "Only the K likeliest tokens.")
    private @Nullable Integer topK;

    @Option(names = "--seed", paramLabel = "SEED", description = "The same seed gives the same text.")
    private @Nullable Long seed;

    @Option(names = "--stream", description = "Print each token as soon as the model has chosen it.")
    private boolean stream;

    GenerateCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect()) {
            var completions = new Completions(client);
            // The prompt comes with what follows it: where the model is refused, nothing does.
            var beginning = new AtomicReference<>(terminal().faint(prompt));
            if (stream) {
                completions.stream(request(), piece -> {
                    terminal().out().print(beginning.getAndSet("") + piece);
                    terminal().out().flush();
                });
            } else {
                var answer = completions.complete(request());
                terminal()
                        .out()
                        .print(beginning.getAndSet("")
                                + answer.path("choices").path(0).path("text").asText());
            }
            terminal().out().println(beginning.get());
            return 0;
        }
    }

    private ObjectNode request() {
        var request = JsonFormat.mapper()
                .createObjectNode()
                .put("model", model)
                .put("prompt", prompt)
                .put("max_tokens", maxTokens)
                .put("temperature", temperature);
        if (topP != null) {
            request.put("top_p", topP);
        }
        if (topK != null) {
            request.put("top_k", topK);
        }
        if (seed != null) {
            request.put("seed", seed);
        }
        return request;
    }
}
