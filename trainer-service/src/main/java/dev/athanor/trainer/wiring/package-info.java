/** Where the trainer meets Quarkus: configuration, beans, the life of the process, health and meters. */
@NullMarked
package dev.athanor.trainer.wiring;

import org.jspecify.annotations.NullMarked;
