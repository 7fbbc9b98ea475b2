package dev.athanor.deploy.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void rewritesItselfOnATerminal() {
        try (var line = new ProgressLine(new Terminal(stream, stream, true, false))) {
            line.show("running", 0.25, "loss 2.1");
            line.show("running", 0.5, "loss 2.0");
        }

        assertThat(text())
                .isEqualTo("\r\u001b[Krunning " + "━".repeat(6) + "╌".repeat(18) + "  25%  loss 2.1"
                        + "\r\u001b[Krunning " + "━".repeat(12) + "╌".repeat(12) + "  50%  loss 2.0\n");
    }

    @Test
    void isPlainAndRareInAPipe() {
        try (var line = new ProgressLine(new Terminal(stream, stream, false, false))) {
            line.show("running", 0.25, "loss 2.1");
            line.show("running", 0.5, "loss 2.0");
            line.show("completed", 1, "loss 1.9");
        }

        assertThat(text()).isEqualTo("running 25% loss 2.1\ncompleted 100% loss 1.9\n");
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
