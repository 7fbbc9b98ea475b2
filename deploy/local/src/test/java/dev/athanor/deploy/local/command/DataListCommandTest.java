package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataListCommandTest {

    @RegisterExtension
    private final AnsweringPlatform platform = new AnsweringPlatform();

    @Test
    void everyDatasetIsALineWithWhatIsKnownOfIt() {
        platform.answers("/api/datasets", """
                [{"name": "letters", "version": "0123456789abcdef", "form": "text", "tokenizer": {"kind": "character"},
                  "statistics": {"vocabularySize": 65, "trainTokens": 1003854, "validationTokens": 111540}},
                 {"name": "new", "version": null, "form": null, "tokenizer": null, "statistics": null}]""");

        int exitCode = platform.execute("data", "list");

        assertThat(exitCode).as(platform.said()).isZero();
        assertThat(platform.said()).isEqualTo("""
                NAME     VERSION           FORM  TOKENIZER  VOCABULARY  TRAIN TOKENS  VALIDATION TOKENS
                letters  0123456789abcdef  text  character          65     1,003,854            111,540
                new      -                 -     -                   -             -                  -
                """);
    }
}
