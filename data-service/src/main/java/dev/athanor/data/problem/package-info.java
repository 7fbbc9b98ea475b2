/** Everything that can be wrong with what is asked of this service, in one table, and how it is answered. */
@NullMarked
package dev.athanor.data.problem;

import org.jspecify.annotations.NullMarked;
