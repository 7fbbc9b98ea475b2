@NullMarked
package dev.athanor.data.job;

import org.jspecify.annotations.NullMarked;
