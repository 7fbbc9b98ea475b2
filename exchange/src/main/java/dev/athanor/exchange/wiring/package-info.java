/**
 * The beans that every service gets from this module: the store and the publisher, by configuration alone. The one
 * package here that knows CDI.
 */
@NullMarked
package dev.athanor.exchange.wiring;

import org.jspecify.annotations.NullMarked;
