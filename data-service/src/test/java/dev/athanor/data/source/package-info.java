@NullMarked
package dev.athanor.data.source;

import org.jspecify.annotations.NullMarked;
