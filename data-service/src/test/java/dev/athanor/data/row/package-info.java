@NullMarked
package dev.athanor.data.row;

import org.jspecify.annotations.NullMarked;
