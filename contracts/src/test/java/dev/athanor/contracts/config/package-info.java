@NullMarked
package dev.athanor.contracts.config;

import org.jspecify.annotations.NullMarked;
