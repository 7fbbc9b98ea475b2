/** What is known of each export, read off the log into memory; the exporter keeps no tables. */
@NullMarked
package dev.athanor.export.ledger;

import org.jspecify.annotations.NullMarked;
