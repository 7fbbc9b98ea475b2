package dev.athanor.contracts.config;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What keys demand of each other.
 *
 * @param numbers the values by path; a key that is wrong itself has none, and is not judged again
 */
record Relations(Map<String, BigDecimal> numbers) {

    /** The demands of a key that are not met. */
    Stream<Violation> violatedBy(Key key) {
        return numbers.containsKey(key.path())
                ? Stream.of(noMoreThan(key), alternative(key), openWhere(key), divides(key))
                        .flatMap(Optional::stream)
                        .map(message -> new Violation(key.path(), message))
                : Stream.empty();
    }

    private Optional<String> noMoreThan(Key key) {
        return key.annotation(NoMoreThan.class)
                .map(NoMoreThan::value)
                .filter(other -> isSet(other) && own(key).compareTo(numbers.get(other)) > 0)
                .map(other -> bound(key, "at most", other));
    }

    private Optional<String> alternative(Key key) {
        return key.annotation(Alternative.class)
                .map(Alternative::value)
                .filter(other -> isSet(key.path()) && isSet(other))
                .map(other -> bound(key, "0 beside", other));
    }

    private Optional<String> openWhere(Key key) {
        return key.annotation(OpenWhere.class)
                .map(rule -> Arrays.asList(rule.value()))
                .filter(others -> own(key).signum() == 0
                        && numbers.keySet().containsAll(others)
                        && others.stream().noneMatch(this::isSet))
                .map(Relations::open);
    }

    private static String open(List<String> others) {
        return "is 0; allowed is that where one of %s is not 0".formatted(String.join(", ", others));
    }

    private Optional<String> divides(Key key) {
        return key.annotation(Divides.class)
                .map(Divides::value)
                .filter(other -> numbers.containsKey(other)
                        && numbers.get(other).remainder(own(key)).signum() != 0)
                .map(other -> bound(key, "a divisor of", other));
    }

    private BigDecimal own(Key key) {
        return Objects.requireNonNull(numbers.get(key.path()));
    }

    private boolean isSet(String path) {
        return numbers.containsKey(path) && numbers.get(path).signum() != 0;
    }

    private String bound(Key key, String relation, String other) {
        return "is %s; allowed is %s %s, which is %s".formatted(own(key), relation, other, numbers.get(other));
    }
}
