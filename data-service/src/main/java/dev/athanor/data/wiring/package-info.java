/** Puts the service together: settings, beans, the worker's life with the process, and health. */
@NullMarked
package dev.athanor.data.wiring;

import org.jspecify.annotations.NullMarked;
