@NullMarked
package dev.athanor.data.report;

import org.jspecify.annotations.NullMarked;
