/** How exports are asked for: by REST, or by the policy that exports every completed run. */
@NullMarked
package dev.athanor.export.request;

import org.jspecify.annotations.NullMarked;
