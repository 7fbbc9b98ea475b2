@NullMarked
package dev.athanor.data.personal;

import org.jspecify.annotations.NullMarked;
