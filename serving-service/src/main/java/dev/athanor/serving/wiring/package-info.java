/** Configuration, beans, start and stop, health: the one package that assembles the service. */
@NullMarked
package dev.athanor.serving.wiring;

import org.jspecify.annotations.NullMarked;
