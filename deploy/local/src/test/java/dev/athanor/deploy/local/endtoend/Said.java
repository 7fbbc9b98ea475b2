package dev.athanor.deploy.local.endtoend;

import java.util.List;

/**
 * What a command answered.
 *
 * @param exitCode of its process
 * @param out its standard output
 * @param err its standard error
 */
record Said(int exitCode, String out, String err) {

    String lastLine() {
        List<String> lines = out.lines().toList();
        return lines.isEmpty() ? "" : lines.getLast();
    }

    /** The output of a command that must have succeeded. */
    Said orFail() {
        if (exitCode != 0) {
            throw new AssertionError("exit code " + exitCode + "\n" + out + "\n" + err);
        }
        return this;
    }
}
