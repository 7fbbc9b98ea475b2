package dev.athanor.data.chat;

import java.beans.FeatureDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELException;
import jinjava.javax.el.ELResolver;
import jinjava.javax.el.MethodNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Methods of texts as Python has them. Java's own are not to be had: some of one name do something else, such as
 * {@code split}, and templates are not to reach further into Java than they must.
 */
final class PythonStrings extends ELResolver {

    @Override
    public @Nullable Object invoke(
            ELContext context, @Nullable Object base, Object method, Class<?>[] types, Object[] arguments) {
        if (!(base instanceof String text)) {
            return null;
        }
        context.setPropertyResolved(true);
        try {
            return call(text, method.toString(), arguments);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException e) {
            // Jinjava would pass over some of these in silence.
            throw new ELException("the method '%s' of texts takes other arguments".formatted(method), e);
        }
    }

    private static Object call(String text, String method, Object[] arguments) {
        return switch (method) {
            case "strip" -> lstrip(rstrip(text, stripped(arguments)), stripped(arguments));
            case "lstrip" -> lstrip(text, stripped(arguments));
            case "rstrip" -> rstrip(text, stripped(arguments));
            case "startswith" -> any(arguments[0]).anyMatch(text::startsWith);
            case "endswith" -> any(arguments[0]).anyMatch(text::endsWith);
            case "split" -> split(text, arguments);
            case "replace" -> replace(text, arguments);
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "find" -> find(text, arguments[0].toString());
            case "join" ->
                ((Collection<?>) arguments[0]).stream().map(String::valueOf).collect(Collectors.joining(text));
            case "removeprefix" ->
                text.startsWith(arguments[0].toString())
                        ? text.substring(arguments[0].toString().length())
                        : text;
            case "removesuffix" ->
                text.endsWith(arguments[0].toString())
                        ? text.substring(
                                0, text.length() - arguments[0].toString().length())
                        : text;
            default -> throw new MethodNotFoundException("the method '%s' of texts is not known".formatted(method));
        };
    }

    /** What Python calls blank, or the characters that are named. */
    private static IntPredicate stripped(Object[] arguments) {
        if (arguments.length == 0 || arguments[0] == null) {
            return PythonStrings::isBlank;
        }
        String named = arguments[0].toString();
        return character -> named.indexOf(character) >= 0;
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == 0x85;
    }

    /** Without blanks around it, as the filter {@code trim} leaves it. */
    static String trimmed(String text) {
        return lstrip(rstrip(text, PythonStrings::isBlank), PythonStrings::isBlank);
    }

    private static String lstrip(String text, IntPredicate unwanted) {
        int begin = 0;
        while (begin < text.length() && unwanted.test(text.codePointAt(begin))) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        return text.substring(begin);
    }

    private static String rstrip(String text, IntPredicate unwanted) {
        int end = text.length();
        while (end > 0 && unwanted.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(0, end);
    }

    private static Stream<String> any(Object oneOrSeveral) {
        return oneOrSeveral instanceof Collection<?> several
                ? several.stream().map(String::valueOf)
                : Stream.of(oneOrSeveral.toString());
    }

    private static List<String> split(String text, Object[] arguments) {
        long most = arguments.length > 1 ? number(arguments[1]) : -1;
        if (arguments.length == 0 || arguments[0] == null) {
            if (most >= 0) {
                throw new ELException("split at blanks takes no number");
            }
            return Arrays.stream(trimmed(text).split("(?U)\\s+"))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        String separator = arguments[0].toString();
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0 && parts.size() != most; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static String replace(String text, Object[] arguments) {
        if (arguments.length > 2) {
            throw new ELException("replace takes no number");
        }
        return text.replace(arguments[0].toString(), arguments[1].toString());
    }

    private static long find(String text, String part) {
        int at = text.indexOf(part);
        return at < 0 ? at : text.codePointCount(0, at);
    }

    private static long number(Object argument) {
        return argument instanceof Number number ? number.longValue() : Long.parseLong(argument.toString());
    }

    /** Texts have no properties beside their methods; others look for those of everything else. */
    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        return null;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        // Templates change nothing that they are given.
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
