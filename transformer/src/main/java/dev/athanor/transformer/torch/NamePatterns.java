package dev.athanor.transformer.torch;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Patterns of parameters' names, where {@code *} stands for any characters. Read once: beside adapters every name of a model
 * is a pattern, so one without a star is looked up and not matched.
 */
public final class NamePatterns {

    /** Fits no name. */
    static final NamePatterns NONE = of(List.of());

    private final Set<String> names;

    /** Those with a star, by how they were written. */
    private final SequencedMap<String, Predicate<String>> starred;

    private NamePatterns(Set<String> names, SequencedMap<String, Predicate<String>> starred) {
        this.names = names;
        this.starred = starred;
    }

    /**
     * Reads patterns.
     *
     * @param patterns such as {@code transformer.h.0.*}
     */
    public static NamePatterns of(List<String> patterns) {
        Set<String> names = new HashSet<>();
        SequencedMap<String, Predicate<String>> starred = new LinkedHashMap<>();
        for (String pattern : patterns) {
            if (pattern.contains("*")) {
                starred.put(pattern, predicate(pattern));
            } else {
                names.add(pattern);
            }
        }
        return new NamePatterns(names, starred);
    }

    private static Predicate<String> predicate(String pattern) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex).asMatchPredicate();
    }

    /** Whether one of them fits. */
    boolean fit(String name) {
        return names.contains(name) || starred.values().stream().anyMatch(pattern -> pattern.test(name));
    }

    /** A pattern that fits none of some names, if there is one. */
    Optional<String> idleAmong(Collection<String> known) {
        Set<String> all = Set.copyOf(known);
        return Stream.concat(
                        names.stream().filter(name -> !all.contains(name)).sorted(),
                        starred.entrySet().stream()
                                .filter(pattern -> all.stream().noneMatch(pattern.getValue()))
                                .map(Map.Entry::getKey))
                .findFirst();
    }
}
