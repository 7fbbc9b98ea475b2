@NullMarked
package dev.athanor.data.catalogue;

import org.jspecify.annotations.NullMarked;
