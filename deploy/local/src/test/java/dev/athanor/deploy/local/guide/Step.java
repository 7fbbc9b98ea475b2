package dev.athanor.deploy.local.guide;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command of a walk.
 *
 * @param command as a shell takes it
 * @param says lines of what it says, in their order, with others in between; {@code …} stands for anything
 */
public record Step(String command, List<String> says) {

    public Step {
        says = List.copyOf(says);
    }

    /** Fails, naming the first line of the page that was not said. */
    public void requireSaid(String output) {
        var lines = output.lines().map(String::stripTrailing).iterator();
        for (String line : says) {
            var expected = pattern(line);
            boolean found = false;
            while (!found && lines.hasNext()) {
                found = expected.matcher(lines.next()).matches();
            }
            if (!found) {
                throw new AssertionError(
                        "%s does not say '%s' where the page does; it says%n%s".formatted(command, line, output));
            }
        }
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(
                Arrays.stream(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
