package dev.athanor.contracts.name;

import java.util.regex.Pattern;

/** Names that users give to datasets, runs, models and endpoints. They become parts of object keys and of URLs. */
public final class Names {

    /** What a name looks like; short enough for a label of Kubernetes. */
    public static final String REGEX = "[a-z0-9][a-z0-9._-]{0,62}";

    /** {@link #REGEX} in words. */
    public static final String MEANING =
            "1 to 63 lower-case letters, digits, dots, underscores and hyphens, beginning with a letter or digit";

    private static final Pattern PATTERN = Pattern.compile(REGEX);

    private Names() {}

    /** Whether {@code name} may be used. */
    public static boolean isValid(String name) {
        return PATTERN.matcher(name).matches();
    }

    /**
     * Gives {@code name} back.
     *
     * @param what the name is of, for the message
     * @throws IllegalArgumentException if it may not be used
     */
    public static String require(String what, String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException("the %s '%s' is no name: %s".formatted(what, name, MEANING));
        }
        return name;
    }
}
