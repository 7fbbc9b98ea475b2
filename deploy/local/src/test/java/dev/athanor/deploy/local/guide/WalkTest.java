package dev.athanor.deploy.local.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WalkTest {

    private static final Path PAGE = Path.of("../../docs/data.md");

    private static final String SMALL = """
            # Page

            ## First

            A sentence.

                ./athanor data add a \\
                    --text a.txt    # said aloud
                a …
                ./athanor data list

            ## Second

                ./athanor data list
                NAME … TOKENS

            ## Reference

                ./athanor data add NAME
            """;

    @Test
    void everyCommandBeforeTheReferenceIsAStep() throws IOException {
        var page = Files.readString(PAGE);

        var written = Pattern.compile(Pattern.quote("./athanor "))
                .matcher(Walk.before(page))
                .results()
                .count();

        assertThat(Walk.of(page).stream().mapToLong(walk -> walk.steps().size()).sum())
                .isEqualTo(written);
    }

    @Test
    void guideOfDataHasThreeWalksThatAddLookAndUse() throws IOException {
        var walks = Walk.of(Files.readString(PAGE));

        assertThat(walks)
                .extracting(Walk::title)
                .containsExactly(
                        "A file of your own", "A dataset of the Hugging Face hub", "A folder of Parquet files");
        assertThat(walks).allSatisfy(walk -> assertThat(commands(walk))
                .contains("./athanor data add ", "./athanor data list", "./athanor data show ")
                .contains("./athanor data preview ", "./athanor data statistics ", "./athanor data report ")
                .contains("./athanor train "));
    }

    @Test
    void commandsHaveTheLinesOnWhichTheyGoOnAndWhatTheySay() {
        assertThat(Walk.of(SMALL))
                .containsExactly(
                        new Walk(
                                "First",
                                List.of(
                                        new Step(
                                                "./athanor data add a \\\n    --text a.txt    # said aloud",
                                                List.of("a …")),
                                        new Step("./athanor data list", List.of()))),
                        new Walk("Second", List.of(new Step("./athanor data list", List.of("NAME … TOKENS")))));
    }

    @Test
    void codeThatIsNoCommandIsNotPassedOver() {
        assertThatThrownBy(() -> Walk.of("## First\n\n    athanor data list\n\n## Reference\n"))
                .hasMessage("'athanor data list' is no command, and none stands before it");
    }

    @Test
    void linesMustBeSaidInTheirOrder() {
        var step = new Step("./athanor data list", List.of("NAME … TOKENS", "a  …  12"));

        step.requireSaid("NAME  FORM  TOKENS\nb  text  7\na  text  12\n");

        assertThatThrownBy(() -> step.requireSaid("a  text  12\nNAME  FORM  TOKENS\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("does not say 'a  …  12'");
    }

    private static String commands(Walk walk) {
        return String.join("\n", walk.steps().stream().map(Step::command).toList());
    }
}
