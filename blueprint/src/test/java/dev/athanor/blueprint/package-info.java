@NullMarked
package dev.athanor.blueprint;

import org.jspecify.annotations.NullMarked;
