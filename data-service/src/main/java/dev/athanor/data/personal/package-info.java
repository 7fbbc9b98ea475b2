/**
 * Forms of personal data: where in a text they stand, and what stands in their place. Each form looks at a character a
 * bounded number of times, whatever the text.
 */
@NullMarked
package dev.athanor.data.personal;

import org.jspecify.annotations.NullMarked;
