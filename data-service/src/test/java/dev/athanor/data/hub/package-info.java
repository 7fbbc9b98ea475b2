@NullMarked
package dev.athanor.data.hub;

import org.jspecify.annotations.NullMarked;
