package dev.athanor.tracker.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A filter, an order and a place as one query with its parameters. */
final class RunQuestion {

    private final List<String> conditions = new ArrayList<>(List.of("r.requestedAt is not null"));
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final RunOrder order;

    RunQuestion(RunFilter filter, RunOrder order, Optional<Cursor> after) {
        this.order = order;
        states(filter);
        dataset(filter);
        name(filter);
        after.ifPresent(this::after);
    }

    String text() {
        return "from run r where %s order by %s %s, r.id %s"
                .formatted(String.join(" and ", conditions), order.expression(), order.direction(), order.direction());
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void states(RunFilter filter) {
        if (!filter.states().isEmpty()) {
            conditions.add("r.state in :states");
            parameters.put("states", filter.states());
        }
    }

    private void dataset(RunFilter filter) {
        if (filter.dataset() == null) {
            return;
        }
        var parts = filter.dataset().split("@", 2);
        conditions.add("r.datasetName = :dataset");
        parameters.put("dataset", parts[0]);
        if (parts.length == 2) {
            conditions.add("r.datasetVersion = :version");
            parameters.put("version", parts[1]);
        }
    }

    private void name(RunFilter filter) {
        if (filter.name() != null) {
            conditions.add("(locate(:name, lower(r.name)) > 0 or locate(:name, r.id) > 0)");
            parameters.put("name", filter.name().toLowerCase(Locale.ROOT));
        }
    }

    private void after(Cursor cursor) {
        conditions.add("(%1$s %2$s :value or (%1$s = :value and r.id %2$s :id))"
                .formatted(order.expression(), order.beyond()));
        parameters.put("value", order.valueOf(cursor));
        parameters.put("id", cursor.id());
    }
}
