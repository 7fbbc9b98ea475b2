@NullMarked
package dev.athanor.data.lineage;

import org.jspecify.annotations.NullMarked;
