package dev.athanor.trainer.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.exchange.store.StoreUnavailableException;
import org.junit.jupiter.api.Test;

class GrowingArtifactTest {

    private final MemoryStore store = new MemoryStore();
    private final GrowingArtifact artifact =
            new GrowingArtifact(store, part -> "part-" + part, () -> "head ".getBytes(UTF_8), 12);

    @Test
    void newestPartIsWrittenAgainWhenItHasGrown() {
        append("one");
        append("two");

        assertThat(store.text("part-0")).isEqualTo("head onetwo");
        assertThat(store.list("")).hasSize(1);
    }

    @Test
    void partThatIsLargeEnoughIsFollowedByTheNextWithAHeadOfItsOwn() {
        append("one-two-three");
        append("four");

        assertThat(store.text("part-0")).isEqualTo("head one-two-three");
        assertThat(store.text("part-1")).isEqualTo("head four");
    }

    @Test
    void nothingIsWrittenBeforeSomethingIsAppended() {
        artifact.upload();

        assertThat(store.list("")).isEmpty();
    }

    @Test
    void storeThatWasAwayGetsEverythingAfterwards() {
        store.setAway(true);
        assertThatThrownBy(() -> append("one-two-three")).isInstanceOf(StoreUnavailableException.class);
        store.setAway(false);

        append("-four");

        assertThat(store.text("part-0")).isEqualTo("head one-two-three-four");
    }

    @Test
    void whatIsAppendedDuringTheUploadOfALastPartBeginsTheNext() {
        artifact.append("one-two-three".getBytes(UTF_8));
        store.setBeforeWriting(() -> artifact.append("four".getBytes(UTF_8)));
        artifact.upload();
        store.setBeforeWriting(() -> {});

        artifact.upload();

        assertThat(store.text("part-0")).isEqualTo("head one-two-three");
        assertThat(store.text("part-1")).isEqualTo("head four");
    }

    private void append(String text) {
        artifact.append(text.getBytes(UTF_8));
        artifact.upload();
    }
}
