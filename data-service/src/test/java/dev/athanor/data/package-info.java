@NullMarked
package dev.athanor.data;

import org.jspecify.annotations.NullMarked;
