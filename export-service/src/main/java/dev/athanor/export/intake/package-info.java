/**
 * How models of elsewhere come in: a folder as Hugging Face's libraries write it is checked as a whole, then laid beside
 * the platform's own exports, where runs can start from it.
 */
@NullMarked
package dev.athanor.export.intake;

import org.jspecify.annotations.NullMarked;
