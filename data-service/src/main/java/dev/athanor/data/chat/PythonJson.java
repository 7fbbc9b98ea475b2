package dev.athanor.data.chat;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.AdvancedFilter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The filter {@code tojson} as {@code transformers} has it: Python's {@code json.dumps}, with a blank behind commas and
 * colons, characters of any script as they are, and nothing escaped for HTML.
 */
final class PythonJson implements AdvancedFilter {

    private static final Set<String> OPTIONS = Set.of("indent", "ensure_ascii", "sort_keys");

    /** From here on, and below the next, Python writes a number with an exponent. */
    private static final double LARGE = 1e16;

    private static final double SMALL = 1e-4;

    @Override
    public String getName() {
        return "tojson";
    }

    @Override
    public Object filter(
            @Nullable Object value, JinjavaInterpreter interpreter, Object[] args, Map<String, Object> options) {
        if (args.length > 0 || !OPTIONS.containsAll(options.keySet())) {
            throw new IllegalArgumentException("tojson takes only the options indent, ensure_ascii and sort_keys");
        }
        int indent = options.get("indent") instanceof Number number ? number.intValue() : -1;
        var writer = new Writer(
                indent,
                Boolean.TRUE.equals(options.get("ensure_ascii")),
                Boolean.TRUE.equals(options.get("sort_keys")));
        writer.write(value, 0);
        return writer.json.toString();
    }

    private static final class Writer {

        private final StringBuilder json = new StringBuilder();
        private final int indent;
        private final boolean asciiOnly;
        private final boolean sorted;

        /** @param indent blanks for each level; below 0 all is in one line */
        Writer(int indent, boolean asciiOnly, boolean sorted) {
            this.indent = indent;
            this.asciiOnly = asciiOnly;
            this.sorted = sorted;
        }

        void write(@Nullable Object value, int depth) {
            switch (value) {
                case null -> json.append("null");
                case Map<?, ?> map -> object(map, depth);
                case Collection<?> list -> array(list, depth);
                case Boolean truth -> json.append(truth);
                case Double number -> json.append(python(number));
                case Float number -> json.append(python(Double.parseDouble(number.toString())));
                case Number number -> json.append(number);
                default -> string(value.toString());
            }
        }

        private void object(Map<?, ?> map, int depth) {
            json.append('{');
            boolean first = true;
            for (var entry : (sorted ? new TreeMap<>(map) : map).entrySet()) {
                separate(first, depth + 1);
                string(String.valueOf(entry.getKey()));
                json.append(": ");
                write(entry.getValue(), depth + 1);
                first = false;
            }
            close('}', first, depth);
        }

        private void array(Collection<?> list, int depth) {
            json.append('[');
            boolean first = true;
            for (Object element : list) {
                separate(first, depth + 1);
                write(element, depth + 1);
                first = false;
            }
            close(']', first, depth);
        }

        private void separate(boolean first, int depth) {
            if (!first) {
                json.append(indent < 0 ? ", " : ",");
            }
            line(depth);
        }

        private void close(char bracket, boolean empty, int depth) {
            if (!empty) {
                line(depth);
            }
            json.append(bracket);
        }

        private void line(int depth) {
            if (indent >= 0) {
                json.append('\n').repeat(' ', indent * depth);
            }
        }

        private void string(String text) {
            json.append('"');
            for (int at = 0; at < text.length(); at++) {
                char next = text.charAt(at);
                switch (next) {
                    case '"' -> json.append("\\\"");
                    case '\\' -> json.append("\\\\");
                    case '\n' -> json.append("\\n");
                    case '\r' -> json.append("\\r");
                    case '\t' -> json.append("\\t");
                    case '\b' -> json.append("\\b");
                    case '\f' -> json.append("\\f");
                    default -> {
                        if (next < ' ' || (asciiOnly && next > '~')) {
                            json.append("\\u%04x".formatted((int) next));
                        } else {
                            json.append(next);
                        }
                    }
                }
            }
            json.append('"');
        }

        /** The shortest digits that mean the number, as Java's, but with Python's exponents. */
        private static String python(double number) {
            double size = Math.abs(number);
            var exact = new BigDecimal(Double.toString(number));
            if (size == 0 || (size >= SMALL && size < LARGE)) {
                String plain = exact.toPlainString();
                return plain.contains(".") ? plain : plain + ".0";
            }
            var digits = exact.stripTrailingZeros();
            int exponent = digits.precision() - digits.scale() - 1;
            return "%se%s%02d"
                    .formatted(
                            digits.movePointLeft(exponent).toPlainString(),
                            exponent < 0 ? "-" : "+",
                            Math.abs(exponent));
        }
    }
}
