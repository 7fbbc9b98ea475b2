/**
 * Fulfils wishes for datasets: takes one job after the other from the work queue and does it from the source to the
 * manifest. A job may come again, to this worker or to another, at any time: a version is named after its content, so
 * whoever builds it writes the same bytes to the same place; an outcome that is written once says what became of the job;
 * and only who holds the newest attempt at a version tidies up after itself.
 */
@NullMarked
package dev.athanor.data.job;

import org.jspecify.annotations.NullMarked;
