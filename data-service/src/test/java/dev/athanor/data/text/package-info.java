@NullMarked
package dev.athanor.data.text;

import org.jspecify.annotations.NullMarked;
