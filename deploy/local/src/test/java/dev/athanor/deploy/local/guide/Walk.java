package dev.athanor.deploy.local.guide;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A section of a guide that a user follows from its first line to its last.
 *
 * @param title its heading
 * @param steps what it asks the user to do
 */
public record Walk(String title, List<Step> steps) {

    private static final String HEADING = "## ";
    private static final String REFERENCE = HEADING + "Reference";
    private static final String CODE = "    ";
    private static final String COMMAND = "./athanor ";
    private static final String GOES_ON = "\\";

    public Walk {
        steps = List.copyOf(steps);
    }

    /**
     * The walks of a page: its sections before the one that is called Reference.
     *
     * @throws IllegalArgumentException if a line of code is neither a command nor behind one
     */
    public static List<Walk> of(String page) {
        List<Walk> walks = new ArrayList<>();
        String title = "";
        List<String> section = new ArrayList<>();
        for (String line : before(page).lines().toList()) {
            if (line.startsWith(HEADING)) {
                add(walks, title, section);
                title = line.substring(HEADING.length());
                section.clear();
            } else {
                section.add(line);
            }
        }
        add(walks, title, section);
        return walks;
    }

    /** What stands before the reference. */
    static String before(String page) {
        return page.substring(0, page.indexOf("\n" + REFERENCE + "\n") + 1);
    }

    private static void add(List<Walk> walks, String title, List<String> section) {
        var steps = steps(section);
        if (!steps.isEmpty()) {
            walks.add(new Walk(title, steps));
        }
    }

    private static List<Step> steps(List<String> section) {
        List<Step> steps = new ArrayList<>();
        var block = new ArrayList<String>();
        for (String line : section) {
            if (line.startsWith(CODE)) {
                block.add(line.substring(CODE.length()));
            } else {
                steps.addAll(ofBlock(block));
                block.clear();
            }
        }
        steps.addAll(ofBlock(block));
        return steps;
    }

    private static List<Step> ofBlock(List<String> block) {
        List<Step> steps = new ArrayList<>();
        var lines = block.iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(COMMAND)) {
                steps.add(new Step(wholeCommand(line, lines), List.of()));
            } else if (steps.isEmpty()) {
                throw new IllegalArgumentException("'" + line + "' is no command, and none stands before it");
            } else {
                var step = steps.removeLast();
                var says = new ArrayList<>(step.says());
                says.add(line);
                steps.add(new Step(step.command(), says));
            }
        }
        return steps;
    }

    /** With the lines on which it goes on, as the shell reads it. */
    private static String wholeCommand(String first, Iterator<String> lines) {
        var command = new StringBuilder(first);
        while (command.toString().endsWith(GOES_ON) && lines.hasNext()) {
            command.append('\n').append(lines.next());
        }
        return command.toString();
    }

    @Override
    public String toString() {
        return title;
    }
}
