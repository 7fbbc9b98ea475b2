/**
 * Pages of the documentation as users follow them: the walks at a page's beginning are commands with what they say, read
 * from the Markdown itself, so that a page that is changed changes what is tested.
 */
@NullMarked
package dev.athanor.deploy.local.guide;

import org.jspecify.annotations.NullMarked;
