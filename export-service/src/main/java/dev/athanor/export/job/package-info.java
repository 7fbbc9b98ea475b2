/** The work: takes requests from the queue, one at a time. */
@NullMarked
package dev.athanor.export.job;

import org.jspecify.annotations.NullMarked;
