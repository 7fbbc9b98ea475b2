@NullMarked
package dev.athanor.data.clean;

import org.jspecify.annotations.NullMarked;
