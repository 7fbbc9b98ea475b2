package dev.athanor.serving.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.NamingConvention;
import org.jspecify.annotations.Nullable;

/** Keeps the colon of vLLM's names, which Prometheus allows and Micrometer replaces. */
public final class VllmNames implements NamingConvention {

    private static final String PREFIX = "vllm:";

    private final NamingConvention convention;

    private VllmNames(NamingConvention convention) {
        this.convention = convention;
    }

    /** Puts the names in force in {@code registry} and those that it is made of; before the first meter. */
    public static void install(MeterRegistry registry) {
        if (registry instanceof CompositeMeterRegistry composite) {
            composite.getRegistries().forEach(VllmNames::install);
        } else {
            registry.config().namingConvention(new VllmNames(registry.config().namingConvention()));
        }
    }

    @Override
    public String name(String name, Meter.Type type, @Nullable String baseUnit) {
        return name.startsWith(PREFIX)
                ? PREFIX + convention.name(name.substring(PREFIX.length()), type, baseUnit)
                : convention.name(name, type, baseUnit);
    }

    @Override
    public String tagKey(String key) {
        return convention.tagKey(key);
    }

    @Override
    public String tagValue(String value) {
        return convention.tagValue(value);
    }
}
