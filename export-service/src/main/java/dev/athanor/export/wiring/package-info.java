/** Where the exporter meets Quarkus: configuration, beans, the life of the process and its health. */
@NullMarked
package dev.athanor.export.wiring;

import org.jspecify.annotations.NullMarked;
