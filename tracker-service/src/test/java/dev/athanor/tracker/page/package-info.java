/** What the page does in a browser. */
@NullMarked
package dev.athanor.tracker.page;

import org.jspecify.annotations.NullMarked;
