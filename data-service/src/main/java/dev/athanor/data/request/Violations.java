package dev.athanor.data.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.config.Violation;
import dev.athanor.data.problem.DatasetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Everything that is wrong with one request, so that it is said at once. */
final class Violations {

    private final List<Violation> found = new ArrayList<>();

    /** Something is wrong at {@code path}. */
    void add(String path, String message) {
        found.add(new Violation(path, message));
    }

    /** The value at {@code path} is not allowed, or missing. */
    void refuse(String path, JsonNode value, String allowed) {
        var fact = value.isMissingNode() || value.isNull() ? "is missing" : "is " + value;
        add(path, fact + "; allowed is " + allowed);
    }

    /** {@code object} may have no other keys. */
    void onlyKeys(String path, JsonNode object, Set<String> keys) {
        object.fieldNames().forEachRemaining(name -> {
            if (!keys.contains(name)) {
                add(
                        path + name,
                        "is no key; allowed are "
                                + String.join(", ", keys.stream().sorted().toList()));
            }
        });
    }

    /** @throws DatasetException with all of them */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new DatasetException(found);
        }
    }
}
