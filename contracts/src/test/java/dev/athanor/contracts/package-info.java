@NullMarked
package dev.athanor.contracts;

import org.jspecify.annotations.NullMarked;
