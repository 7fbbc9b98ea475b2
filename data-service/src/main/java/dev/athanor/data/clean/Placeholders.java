package dev.athanor.data.clean;

import dev.athanor.data.personal.PersonalPatterns;
import dev.athanor.data.personal.Place;
import java.util.List;

/** Writes a placeholder instead of one kind of personal data. */
record Placeholders(PersonalPatterns.Kind kind) implements Change {

    @Override
    public String rule() {
        return kind.rule();
    }

    @Override
    public Changed apply(String text) {
        List<Place> places = kind.form().in(text);
        if (places.isEmpty()) {
            return Changed.not(text);
        }
        var replaced = new StringBuilder(text.length());
        int at = 0;
        for (Place place : places) {
            replaced.append(text, at, place.begin()).append(kind.placeholder());
            at = place.end();
        }
        return new Changed(replaced.append(text, at, text.length()).toString(), places.size());
    }
}
