/**
 * What can be said of a text without knowing its language: its lines, its words, and how much of it it says twice. Words are
 * found in any script: marks belong to their letters, as Devanagari's vowels do, and where a script puts no spaces between
 * words, characters stand in for them.
 */
@NullMarked
package dev.athanor.data.measure;

import org.jspecify.annotations.NullMarked;
