/** The formats, one class each: how it is written, and how it is read again by its own engine. */
@NullMarked
package dev.athanor.export.format;

import org.jspecify.annotations.NullMarked;
