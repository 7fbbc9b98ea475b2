package dev.athanor.tracker.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * A place in an ordered list of runs: behind the run with this key.
 *
 * @param value of the order's key, as text
 * @param id of the run
 */
record Cursor(String value, String id) {

    private static final String SEPARATOR = "\n";

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Cursor parse(String text) {
        var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(SEPARATOR, -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("the cursor is none of ours");
        }
        return new Cursor(parts[0], parts[1]);
    }

    /** One word, to be given back as it is. */
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((value + SEPARATOR + id).getBytes(UTF_8));
    }
}
