package dev.athanor.exchange.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The trace context in a record's headers ({@code traceparent}, see <a
 * href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>), so that one trace runs from a request to all that
 * follows from it.
 */
public final class TraceHeaders {

    private static final TextMapGetter<Headers> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            List<String> keys = new ArrayList<>();
            headers.forEach(header -> keys.add(header.key()));
            return keys;
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String key) {
            Header header = headers == null ? null : headers.lastHeader(key);
            return header == null ? null : new String(header.value(), UTF_8);
        }
    };

    private TraceHeaders() {}

    /** Writes the calling thread's trace context. */
    public static void write(Headers headers) {
        GlobalOpenTelemetry.getPropagators()
                .getTextMapPropagator()
                .inject(Context.current(), headers, (carrier, key, value) -> headers.remove(key)
                        .add(key, value.getBytes(UTF_8)));
    }

    /** The trace context in {@code headers}, to be made current while the record is handled. */
    public static Context read(Headers headers) {
        return GlobalOpenTelemetry.getPropagators().getTextMapPropagator().extract(Context.current(), headers, GETTER);
    }
}
