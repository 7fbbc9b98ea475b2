@NullMarked
package dev.athanor.data.corpus;

import org.jspecify.annotations.NullMarked;
