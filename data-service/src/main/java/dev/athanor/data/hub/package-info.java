/**
 * Datasets of a Hugging Face hub, over the hub's own protocol: its list of Parquet files, its commits, and the addresses
 * under which a commit's files lie. A revision becomes a commit when it is asked for, so that the files of a job, and of
 * the same job done again, are always the same.
 */
@NullMarked
package dev.athanor.data.hub;

import org.jspecify.annotations.NullMarked;
