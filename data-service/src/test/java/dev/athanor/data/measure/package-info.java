@NullMarked
package dev.athanor.data.measure;

import org.jspecify.annotations.NullMarked;
