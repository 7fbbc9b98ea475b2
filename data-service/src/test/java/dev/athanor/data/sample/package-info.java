@NullMarked
package dev.athanor.data.sample;

import org.jspecify.annotations.NullMarked;
