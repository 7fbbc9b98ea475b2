package dev.athanor.transformer.torch;

import dev.athanor.transformer.torch.archive.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a module's {@code forward} is called.
 *
 * @param masked whether it has to be given a mask of attention; ones, since batches of texts have no padding
 */
record ForwardCall(boolean masked) {

    /** The name of the receiver, then the arguments, then the result. */
    private static final Pattern FORWARD =
            Pattern.compile("\\n  def forward\\(\\w+: [\\w.]+\\s*,?([^)]*)\\)\\s*->\\s*([^\\n]+):\\n");

    /** Not the commas inside a type, as in {@code Dict[str, Tensor]}. */
    private static final String COMMA = ",(?![^\\[]*])";

    static ForwardCall of(Frame frame, Findings findings) {
        String type = frame.root().type();
        String body = classBody(frame.sourceOf(type), type.substring(type.lastIndexOf('.') + 1));
        Matcher forward = FORWARD.matcher(body);
        if (!forward.find()) {
            findings.add(type + " has no method forward with typed arguments");
            return new ForwardCall(false);
        }
        List<String> arguments = Arrays.stream(forward.group(1).split(COMMA, -1))
                .map(String::strip)
                .filter(argument -> !argument.isEmpty())
                .toList();
        check(arguments, forward.group(2).strip(), findings);
        return new ForwardCall(arguments.size() > 1 && isRequired(arguments.get(1)));
    }

    private static void check(List<String> arguments, String result, Findings findings) {
        if (arguments.isEmpty() || !isTensor(arguments.getFirst())) {
            findings.add("the first argument of forward must be a Tensor of token ids");
        }
        arguments.stream()
                .skip(1)
                .filter(ForwardCall::isRequired)
                .filter(argument -> !argument.equals(arguments.get(1)) || !isTensor(argument))
                .forEach(argument -> findings.add(
                        "forward asks for '%s'; only a mask of attention may follow the tokens, all else needs a default"
                                .formatted(argument)));
        if (!result.equals("Tensor")) {
            findings.add("forward gives %s, not a Tensor of scores".formatted(result));
        }
    }

    private static boolean isRequired(String argument) {
        return !argument.contains("=");
    }

    private static boolean isTensor(String argument) {
        return argument.matches("\\w+: (Tensor|Optional\\[Tensor])");
    }

    private static String classBody(String source, String name) {
        int start = source.indexOf("class " + name + "(Module):");
        if (start < 0) {
            return "";
        }
        int end = source.indexOf("\nclass ", start);
        return end < 0 ? source.substring(start) : source.substring(start, end + 1);
    }
}
