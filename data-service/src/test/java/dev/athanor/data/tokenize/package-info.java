@NullMarked
package dev.athanor.data.tokenize;

import org.jspecify.annotations.NullMarked;
