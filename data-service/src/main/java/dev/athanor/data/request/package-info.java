/**
 * Takes wishes for datasets. What can be known at once is checked at once, the text of an upload included; then one event
 * goes to the work queue, and whoever asked gets the address where the job can be followed.
 */
@NullMarked
package dev.athanor.data.request;

import org.jspecify.annotations.NullMarked;
