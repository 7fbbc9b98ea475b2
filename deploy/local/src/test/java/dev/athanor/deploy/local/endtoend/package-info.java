/**
 * The whole platform with real processes, asked through {@code ./athanor} as people ask it. One platform, with two trainers and
 * two data services, is shared by all tests; it lives on ports of its own, in a home of its own.
 */
@NullMarked
package dev.athanor.deploy.local.endtoend;

import org.jspecify.annotations.NullMarked;
