@NullMarked
package dev.athanor.contracts.event;

import org.jspecify.annotations.NullMarked;
