package dev.athanor.deploy.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands of the README, in small. */
@ExtendWith(SharedPlatformExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuickStartEndToEndTest {

    private static final String[] SMALL = {
        "--set", "training.steps=40",
        "--set", "schedule.warmupSteps=5",
        "--set", "model.layers=1",
        "--set", "model.heads=2",
        "--set", "model.hiddenSize=32",
        "--set", "model.contextLength=32",
        "--set", "training.threads=1",
        "--set", "evaluation.finalBatches=5"
    };

    @Test
    @Order(1)
    void aDemoThatWasKilledGoesOnWhenItIsRunAgain(SharedPlatform platform) throws Exception {
        var text = platform.text().toString();
        var first = platform.shell().begin(with("demo", "--text", text));
        first.waitFor(4, TimeUnit.SECONDS);
        first.destroyForcibly().waitFor();

        var second = platform.athanor(with("demo", "--text", text)).orFail();

        assertThat(second.lastLine())
                .matches("demo: ok val_loss=\\d+\\.\\d{4} train_tokens_per_second=\\d+ generated_tokens=[1-9]\\d* "
                        + "seconds=\\d+\\.\\d");
        assertThat(second.out())
                .contains("http://127.0.0.1:" + platform.shell().ports().origin());
    }

    @Test
    @Order(2)
    void aTextBecomesADatasetThatCanBeLookedAt(SharedPlatform platform) throws Exception {
        var text = platform.text().toString();

        var added = platform.athanor("data", "add", "fox", "--text", text, "--tokenizer", "char")
                .orFail();
        var again = platform.athanor("data", "add", "fox", "--text", text, "--tokenizer", "char")
                .orFail();

        assertThat(added.lastLine()).matches("fox [0-9a-f]{16}");
        assertThat(again.lastLine()).isEqualTo(added.lastLine());
        assertThat(platform.athanor("data", "list").orFail().out())
                .contains("fox", added.lastLine().substring(4));
        assertThat(platform.athanor("data", "show", "fox").orFail().out())
                .contains(added.lastLine().substring(4));
        assertThat(platform.athanor("data", "preview", "fox").orFail().out()).contains("quick brown fox");
    }

    @Test
    @Order(3)
    void aFileIsTrainedWithOverridesAndItsModelServed(SharedPlatform platform) throws Exception {
        var run = platform.athanor(with(
                        "train",
                        "-f",
                        "examples/shakespeare-char.yaml",
                        "--watch",
                        "--set",
                        "dataset=fox",
                        "--set",
                        "name=fox"))
                .orFail();

        assertThat(run.out()).contains("completed: val_loss").contains("served as fox");
        assertThat(platform.athanor("runs").orFail().out()).contains("fox", "completed");
        assertThat(platform.athanor("models").orFail().out()).contains("fox");
    }

    @Test
    @Order(4)
    void theSameSeedGeneratesTheSameTextStreamedOrNot(SharedPlatform platform) throws Exception {
        String[] question = {"generate", "fox", "--prompt", "the quick ", "--max-tokens", "20", "--seed", "7"};

        var whole = platform.athanor(question).orFail();
        var streamed = platform.athanor(append(question, "--stream")).orFail();

        assertThat(whole.out()).hasSizeGreaterThan("the quick ".length() + 1).startsWith("the quick ");
        assertThat(streamed.out()).isEqualTo(whole.out());
    }

    @Test
    @Order(5)
    void whatCannotBeTrainedIsRefusedWithEveryReason(SharedPlatform platform) throws Exception {
        var unknown = platform.athanor("train", "-f", "examples/shakespeare-char.yaml", "--set", "dataset=nobodys");
        var tooLong = platform.athanor(
                "train",
                "-f",
                "examples/shakespeare-char.yaml",
                "--set",
                "dataset=fox",
                "--set",
                "model.contextLength=500000");

        assertThat(unknown.exitCode()).isNotZero();
        assertThat(unknown.err()).contains("nobodys");
        assertThat(tooLong.exitCode()).isEqualTo(2);
        assertThat(tooLong.err()).contains("model.contextLength");
    }

    private static String[] with(String... command) {
        return append(command, SMALL);
    }

    private static String[] append(String[] command, String... more) {
        var all = Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return all;
    }
}
