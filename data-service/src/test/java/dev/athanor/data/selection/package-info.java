@NullMarked
package dev.athanor.data.selection;

import org.jspecify.annotations.NullMarked;
