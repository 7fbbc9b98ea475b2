@NullMarked
package dev.athanor.data.upload;

import org.jspecify.annotations.NullMarked;
