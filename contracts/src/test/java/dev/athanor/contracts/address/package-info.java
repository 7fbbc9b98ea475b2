@NullMarked
package dev.athanor.contracts.address;

import org.jspecify.annotations.NullMarked;
