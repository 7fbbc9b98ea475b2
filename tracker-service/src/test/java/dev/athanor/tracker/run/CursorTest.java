package dev.athanor.tracker.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void cursorComesBackFromItsText() {
        var cursor = new Cursor("2026-01-01T00:00:00Z", "a-run");

        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> Cursor.parse("%%%")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cursor.parse("YWJj")).isInstanceOf(IllegalArgumentException.class);
    }
}
