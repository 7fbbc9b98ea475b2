@NullMarked
package dev.athanor.data.preview;

import org.jspecify.annotations.NullMarked;
