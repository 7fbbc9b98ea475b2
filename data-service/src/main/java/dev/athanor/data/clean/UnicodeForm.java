package dev.athanor.data.clean;

import java.text.Normalizer;

/** Writes characters in a form of Unicode Standard Annex 15. */
record UnicodeForm(Normalizer.Form form) implements Change {

    @Override
    public String rule() {
        return "normalization.form";
    }

    /** A text is one place: which of its characters were composed nobody counts. */
    @Override
    public Changed apply(String text) {
        return Normalizer.isNormalized(text, form)
                ? Changed.not(text)
                : new Changed(Normalizer.normalize(text, form), 1);
    }
}
