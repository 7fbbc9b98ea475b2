@NullMarked
package dev.athanor.data.wiring;

import org.jspecify.annotations.NullMarked;
