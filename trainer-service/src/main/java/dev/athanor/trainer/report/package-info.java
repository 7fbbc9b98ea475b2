/**
 * What a run says while it trains: metric points in batches and its progress. The training thread only lays records
 * down; a thread of its own brings them to the log, and keeps trying while the log is away.
 */
@NullMarked
package dev.athanor.trainer.report;

import org.jspecify.annotations.NullMarked;
