@NullMarked
package dev.athanor.data.duplicate;

import org.jspecify.annotations.NullMarked;
