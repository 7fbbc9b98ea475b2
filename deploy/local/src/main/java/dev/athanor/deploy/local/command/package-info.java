/**
 * One class per command. A command parses its options, asks the platform through its client, and prints; what it throws is
 * turned into one sentence and an exit code by {@link dev.athanor.deploy.local.command.Failures}.
 */
@NullMarked
package dev.athanor.deploy.local.command;

import org.jspecify.annotations.NullMarked;
