/**
 * Where a version comes from and what comes from it: what it was made of and by which settings, how it differs from the one
 * before, and which datasets and runs would miss it.
 */
@NullMarked
package dev.athanor.data.lineage;

import org.jspecify.annotations.NullMarked;
