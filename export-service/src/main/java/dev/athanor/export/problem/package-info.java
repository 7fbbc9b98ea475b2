/** What is answered when a request cannot be taken, as problem details (RFC 9457). */
@NullMarked
package dev.athanor.export.problem;

import org.jspecify.annotations.NullMarked;
