package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.JsonFormat;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataShowCommandTest {

    @RegisterExtension
    private final AnsweringPlatform platform = new AnsweringPlatform();

    @Test
    void everyVersionSaysWhatWasAskedForWhatChangedAndWhatDependsOnIt() throws IOException {
        platform.answers("/api/datasets/news", """
                {"name": "news", "jobs": [
                   {"job": "3", "state": "failed", "updatedAt": "2026-05-01T12:40:00Z", "failure": {"message": "Line 3: has 1 fields."}},
                   {"job": "2", "state": "completed", "updatedAt": "2026-05-01T12:34:56.7Z"},
                   {"job": "1", "state": "failed", "updatedAt": "2026-05-01T12:30:00Z", "failure": {"message": "past"}}],
                 "versions": [
                   {"version": "bbbb", "form": "text", "createdAt": "2026-05-01T12:34:56.7Z",
                    "statistics": {"vocabularySize": 512, "trainTokens": 11234, "validationTokens": 1250}}]}""");
        platform.answers("/api/datasets/news/versions/bbbb", """
                {"description": {"recipe": {"job": "1", "dataset": "news", "source": {"kind": "upload"}, "splitSeed": 8, "chat": null}}, "since": "aaaa",
                 "changes": [{"path": "splitSeed", "before": 7, "after": 8}, {"path": "cleaning.examples", "after": 3}],
                 "derivedFrom": [{"dataset": "papers", "version": "cccc"}],
                 "dependents": {"datasets": [{"dataset": "mix", "version": "dddd"}], "runs": ["r1"]}}""");

        assertThat(platform.execute("data", "show", "news")).as(platform.said()).isZero();

        assertThat(platform.said()).isEqualTo("""
                failed: job 3, Line 3: has 1 fields.

                bbbb, 2026-05-01 12:34 UTC
                  text: 11,234 tokens to train on, 1,250 held out, of a vocabulary of 512
                  asked for
                    source.kind: "upload"
                    splitSeed: 8
                  otherwise than aaaa
                    splitSeed: 7 -> 8
                    cleaning.examples: nothing -> 3
                  made of
                    papers@cccc
                  used by
                    mix@dddd
                    run r1
                """);
        platform.forgetWhatWasSaid();
        assertThat(platform.execute("data", "show", "news", "--json")).isZero();
        assertThat(JsonFormat.mapper().readTree(platform.said()).at("/versions/0/changes/0/before"))
                .isEqualTo(JsonFormat.mapper().readTree("7"));
    }
}
