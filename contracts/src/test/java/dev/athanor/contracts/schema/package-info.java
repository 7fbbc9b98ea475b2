@NullMarked
package dev.athanor.contracts.schema;

import org.jspecify.annotations.NullMarked;
