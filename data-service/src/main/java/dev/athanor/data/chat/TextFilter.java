package dev.athanor.data.chat;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A filter that is of Python's meaning where it is given a text, and of Jinjava's for everything else.
 *
 * @param ofTexts what it makes of a text
 * @param others the filter of the same name
 */
record TextFilter(Function<String, Object> ofTexts, Filter others) implements Filter {

    @Override
    public String getName() {
        return others.getName();
    }

    @Override
    public @Nullable Object filter(@Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
        return value instanceof String text && arguments.length == 0
                ? ofTexts.apply(text)
                : others.filter(value, interpreter, arguments);
    }
}
