/**
 * How services reach each other, with no framework: the event log ({@code event}), the work queue ({@code queue}) and the
 * object store ({@code store}). {@code wiring} alone knows CDI, so that every service gets the same beans.
 */
@NullMarked
package dev.athanor.exchange;

import org.jspecify.annotations.NullMarked;
