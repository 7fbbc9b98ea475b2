package dev.athanor.deploy.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.deploy.local.client.Completions;
import dev.athanor.deploy.local.client.DatasetWish;
import dev.athanor.deploy.local.client.Datasets;
import dev.athanor.deploy.local.client.PlatformClient;
import dev.athanor.deploy.local.client.RunStatus;
import dev.athanor.deploy.local.client.Runs;
import dev.athanor.deploy.local.platform.PlatformException;
import dev.athanor.deploy.local.terminal.EndpointProgress;
import dev.athanor.deploy.local.terminal.ProgressLine;
import dev.athanor.deploy.local.terminal.RunProgress;
import dev.athanor.deploy.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;

/** From a text to generated text, on a platform that is up. */
public final class Demo {

    private static final double VALIDATION_FRACTION = 0.1;

    private final PlatformClient client;
    private final Terminal terminal;
    private final DemoPlan plan;

    public Demo(PlatformClient client, Terminal terminal, DemoPlan plan) {
        this.client = client;
        this.terminal = terminal;
        this.plan = plan;
    }

    /**
     * Walks the whole road.
     *
     * @param text to learn from
     * @throws PlatformException if a step fails, with the platform's reason
     */
    public DemoOutcome walk(Path text) throws IOException, InterruptedException {
        var began = System.nanoTime();
        heading("1", "text to tokens: " + text.getFileName());
        var version = dataset(text);
        heading("2", "tokens to a transformer");
        var run = train(version);
        heading("3", "transformer to an endpoint");
        var endpoint = new EndpointProgress(terminal).await(client, run.id()).orElseThrow();
        heading("4", "endpoint to text: POST /v1/completions with the model '" + endpoint + "'");
        var generated = generate(endpoint);
        return new DemoOutcome(
                run.validationLoss(), run.tokensPerSecond(), generated, (System.nanoTime() - began) / 1e9);
    }

    private String dataset(Path text) throws IOException, InterruptedException {
        var datasets = new Datasets(client);
        var tokenizer = new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null);
        var accepted = datasets.upload(DatasetWish.ofText(plan.name(), tokenizer, VALIDATION_FRACTION), text, null);
        try (var line = new ProgressLine(terminal)) {
            var job = datasets.await(
                    accepted.location(),
                    state -> line.show(
                            "dataset",
                            state.path("fraction").asDouble(),
                            state.path("stage").asText("")));
            if (!job.path("state").asText().equals("completed")) {
                throw new PlatformException("The dataset failed: "
                        + job.path("failure").path("message").asText());
            }
            return job.path("version").asText();
        }
    }

    private RunStatus train(String version) throws InterruptedException {
        var runs = new Runs(client);
        var run = new RunProgress(terminal).follow(runs, runToFollow(runs, version));
        if (!run.isCompleted()) {
            throw new PlatformException("The run " + run.id() + " " + run.state() + ": " + run.reason());
        }
        return run;
    }

    /** A demo that was killed has left its run to the platform: it is followed, not started again. */
    private String runToFollow(Runs runs, String version) throws InterruptedException {
        var unfinished = runs.list().stream()
                .filter(run -> !run.hasEnded() && run.name().equals(plan.name()))
                .filter(run -> run.datasetVersion().equals(version))
                .findFirst();
        if (unfinished.isPresent()) {
            terminal.out().println("Going on with run " + unfinished.get().id() + ", which an earlier demo began.");
            return unfinished.get().id();
        }
        var run = runs.start(plan.configuration(version));
        terminal.out().println("run " + run + ": " + client.origin() + "/");
        return run;
    }

    private int generate(String model) throws InterruptedException {
        var answer = new Completions(client).complete(request(model));
        terminal.out().println(terminal.faint(plan.prompt()) + text(answer));
        return answer.path("usage").path("completion_tokens").asInt();
    }

    private static String text(JsonNode answer) {
        return answer.path("choices").path(0).path("text").asText();
    }

    private ObjectNode request(String model) {
        return JsonFormat.mapper()
                .createObjectNode()
                .put("model", model)
                .put("prompt", plan.prompt())
                .put("max_tokens", plan.generatedTokens())
                .put("temperature", 0.7)
                .put("seed", 1);
    }

    private void heading(String number, String title) {
        terminal.out().println();
        terminal.out().println(terminal.strong(number + "  " + title));
    }
}
