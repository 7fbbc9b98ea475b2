/**
 * What a person sees. On a terminal progress is a line that rewrites itself; where the output goes to a file or a pipe it is
 * a plain line now and then. {@code NO_COLOR} is respected.
 */
@NullMarked
package dev.athanor.deploy.local.terminal;

import org.jspecify.annotations.NullMarked;
