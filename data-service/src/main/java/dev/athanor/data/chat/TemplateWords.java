package dev.athanor.data.chat;

import com.hubspot.jinjava.interpret.Context;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks for what a template says that Jinjava would pass over in silence: filters and tests that it does not know, and
 * loops with a condition.
 */
final class TemplateWords {

    private static final Pattern FILTER = Pattern.compile("\\|\\s*([A-Za-z_]\\w*)");
    private static final Pattern TEST = Pattern.compile("\\bis\\s+(?:not\\s+)?([A-Za-z_]\\w*)");
    private static final Pattern LOOP_WITH_CONDITION =
            Pattern.compile("^[-+]?\\s*for\\b[^()]*\\bif\\b(?!.*\\belse\\b).*");

    private final Context context;

    TemplateWords(Context context) {
        this.context = context;
    }

    /** @throws DatasetException if there is such a thing */
    void check(String template) {
        for (String tag : tags(template)) {
            FILTER.matcher(tag)
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> context.getFilter(name) == null)
                    .forEach(name -> refuse("the filter '%s' is not known".formatted(name)));
            TEST.matcher(tag)
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> context.getExpTest(name) == null)
                    .forEach(name -> refuse("the test 'is %s' is not known".formatted(name)));
            if (LOOP_WITH_CONDITION.matcher(tag).matches()) {
                refuse("a loop with a condition is not known: put an if into the loop");
            }
        }
    }

    private static void refuse(String what) {
        throw new DatasetException(
                DatasetProblem.TEMPLATE_FAILED, "The chat template cannot be computed: %s.".formatted(what));
    }

    /** What stands in braces, without the texts in quotes. */
    private static List<String> tags(String template) {
        List<String> tags = new ArrayList<>();
        int begin = next(template, 0);
        while (begin < template.length()) {
            var tag = new StringBuilder();
            int end = copy(template, begin + 2, tag);
            tags.add(tag.toString().replace('\n', ' '));
            begin = next(template, end);
        }
        return tags;
    }

    private static int next(String template, int from) {
        for (int i = from; i + 1 < template.length(); i++) {
            if (template.charAt(i) == '{' && "{%".indexOf(template.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return template.length();
    }

    /** Copies one tag; the position behind it. */
    private static int copy(String template, int from, StringBuilder tag) {
        char quote = 0;
        for (int i = from; i < template.length(); i++) {
            char next = template.charAt(i);
            if (quote != 0) {
                i += next == '\\' ? 1 : 0;
                quote = next == quote ? 0 : quote;
            } else if (next == '\'' || next == '"') {
                quote = next;
            } else if (next == '}' && "}%".indexOf(template.charAt(i - 1)) >= 0) {
                return i + 1;
            } else {
                tag.append(next);
            }
        }
        return template.length();
    }
}
