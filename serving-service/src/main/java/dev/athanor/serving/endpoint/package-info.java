/**
 * The endpoints that are served now: each a name with one or more loaded models behind it. What they should be is said by
 * the deployments; requests only look here.
 */
@NullMarked
package dev.athanor.serving.endpoint;

import org.jspecify.annotations.NullMarked;
