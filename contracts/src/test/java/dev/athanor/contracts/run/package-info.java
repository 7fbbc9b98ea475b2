@NullMarked
package dev.athanor.contracts.run;

import org.jspecify.annotations.NullMarked;
