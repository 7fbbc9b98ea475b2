/** What users may call things. */
@NullMarked
package dev.athanor.contracts.name;

import org.jspecify.annotations.NullMarked;
