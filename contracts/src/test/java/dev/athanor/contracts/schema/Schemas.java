package dev.athanor.contracts.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.ConfigFunction;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.config.Limits;
import dev.athanor.contracts.config.Matches;
import dev.athanor.contracts.config.OneOf;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.Setting;
import dev.athanor.contracts.config.ShareOf;
import dev.athanor.contracts.event.AthanorEvent;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The JSON Schemas of all that is written by one process and read by another, from the records themselves. */
final class Schemas {

    private final SchemaGenerator events =
            new SchemaGenerator(withNotFiniteNumbers(builder()).build());
    private final SchemaGenerator files = new SchemaGenerator(
            builder().with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT).build());

    /** What the data of an event's record looks like; more keys may come. */
    ObjectNode event(String type, Class<? extends AthanorEvent> event) {
        var schema = events.generateSchema(event);
        schema.put("title", type);
        return schema;
    }

    /** What a user's file may hold. */
    ObjectNode runConfiguration() {
        var schema = files.generateSchema(RunConfiguration.class);
        schema.put("title", "The configuration of a run");
        var properties = (ObjectNode) schema.get("properties");
        properties
                .putObject("preset")
                .put("description", "A starting point, under the file's own settings.")
                .putArray("enum")
                .add("tiny")
                .add("small")
                .add("medium");
        var section = properties.get("dataset").deepCopy();
        var dataset = properties.putObject("dataset");
        dataset.put("description", section.get("description").asText());
        dataset.putArray("anyOf").add(section).addObject().put("type", "string");
        requiredIn(schema);
        return schema;
    }

    /** A section whose keys all have defaults may be left out. */
    private static void requiredIn(ObjectNode schema) {
        ((ArrayNode) schema.get("required")).removeAll().add("dataset").add("name");
    }

    private static SchemaGeneratorConfigBuilder builder() {
        var builder = new SchemaGeneratorConfigBuilder(
                        JsonFormat.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY));
        builder.forFields()
                .withRequiredCheck(Schemas::isRequired)
                .withDescriptionResolver(Schemas::description)
                .withDefaultResolver(Schemas::fallback)
                .withNumberInclusiveMinimumResolver(limit(Limits::atLeast))
                .withNumberExclusiveMinimumResolver(limit(Limits::above))
                .withNumberInclusiveMaximumResolver(limit(Limits::atMost))
                .withNumberExclusiveMaximumResolver(limit(Limits::below))
                .withStringPatternResolver(from(Matches.class, matches -> "^(" + matches.value() + ")$"))
                .withEnumResolver(from(OneOf.class, words -> Arrays.asList(words.value())));
        return builder;
    }

    /** JSON has no numbers for NaN and the infinities: events write them as texts. */
    private static SchemaGeneratorConfigBuilder withNotFiniteNumbers(SchemaGeneratorConfigBuilder builder) {
        builder.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            if (type.getErasedType() != double.class) {
                return null;
            }
            var number = JsonFormat.mapper().createObjectNode();
            var choices = number.putArray("anyOf");
            choices.addObject().put("type", "number");
            choices.addObject().putArray("enum").add("NaN").add("Infinity").add("-Infinity");
            return new CustomDefinition(
                    number, CustomDefinition.INLINE_DEFINITION, CustomDefinition.INCLUDING_ATTRIBUTES);
        });
        return builder;
    }

    private static boolean isRequired(FieldScope field) {
        var setting = field.getAnnotation(Setting.class);
        return setting == null
                ? !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class)
                : setting.fallback().isEmpty()
                        && field.getAnnotation(ShareOf.class) == null
                        && !hasDefaults(field.getRawMember().getType());
    }

    /** Whether a section may be left out, because each of its keys may. */
    private static boolean hasDefaults(Class<?> section) {
        return section.isRecord()
                && Arrays.stream(section.getRecordComponents())
                        .allMatch(key -> hasDefaults(key.getType())
                                || key.isAnnotationPresent(ShareOf.class)
                                || !key.getAnnotation(Setting.class).fallback().isEmpty());
    }

    private static @Nullable String description(FieldScope field) {
        var setting = field.getAnnotation(Setting.class);
        var share = field.getAnnotation(ShareOf.class);
        return setting == null
                ? null
                : share == null
                        ? setting.value()
                        : "%s Default: %s times %s.".formatted(setting.value(), share.share(), share.value());
    }

    private static @Nullable Object fallback(FieldScope field) {
        var setting = field.getAnnotation(Setting.class);
        if (setting == null || setting.fallback().isEmpty()) {
            return null;
        }
        var type = field.getRawMember().getType();
        return type == boolean.class
                ? Boolean.valueOf(setting.fallback())
                : type.isPrimitive() ? new BigDecimal(setting.fallback()) : setting.fallback();
    }

    private static ConfigFunction<FieldScope, @Nullable BigDecimal> limit(ToDoubleFunction<Limits> end) {
        return from(Limits.class, limits -> {
            double value = end.applyAsDouble(limits);
            return Double.isFinite(value)
                    ? new BigDecimal(
                            BigDecimal.valueOf(value).stripTrailingZeros().toPlainString())
                    : null;
        });
    }

    private static <A extends Annotation, V> ConfigFunction<FieldScope, @Nullable V> from(
            Class<A> type, Function<A, @Nullable V> value) {
        return field -> {
            A annotation = field.getAnnotation(type);
            return annotation == null ? null : value.apply(annotation);
        };
    }
}
