/**
 * DuckDB inside this process, for tables: it reads Parquet and answers which rows a selection takes. What it computes was
 * written by others, files as well as conditions, so it is opened closed: a limited memory, no file but those that are
 * named, no network, no extensions, and a configuration that no statement can change.
 */
@NullMarked
package dev.athanor.data.sql;

import org.jspecify.annotations.NullMarked;
