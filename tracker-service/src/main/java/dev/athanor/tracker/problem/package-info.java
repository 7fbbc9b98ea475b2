/** What the tracker answers when it refuses: RFC 9457 problem details, each with a sentence that says what to do. */
@NullMarked
package dev.athanor.tracker.problem;

import org.jspecify.annotations.NullMarked;
