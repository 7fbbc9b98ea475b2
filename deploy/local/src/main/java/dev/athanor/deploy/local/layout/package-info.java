/** Which services there are, what each needs, and where everything listens. */
@NullMarked
package dev.athanor.deploy.local.layout;

import org.jspecify.annotations.NullMarked;
