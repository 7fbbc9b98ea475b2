package dev.athanor.contracts.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of runs for tests, and what becomes of them. */
final class ConfigurationTexts {

    static final String SHORTEST = "{name: play, dataset: shakespeare}";

    private ConfigurationTexts() {}

    static RunConfiguration resolve(String file) {
        return RunConfigurations.resolve(RunConfigurations.parse(file));
    }

    static List<String> violationsOf(String file) {
        return rejected(() -> resolve(file)).violations().stream()
                .map(Violation::toString)
                .toList();
    }

    static InvalidConfigurationException rejected(Action action) {
        @Nullable
        InvalidConfigurationException exception =
                catchThrowableOfType(InvalidConfigurationException.class, action::run);
        assertThat(exception).isNotNull();
        return exception;
    }

    /** Something that is to be refused. */
    interface Action {
        @Nullable
        Object run();
    }
}
