/**
 * The rules by which texts are cleaned: some change a text, some remove it, and each tells in a ledger what it did, with
 * examples. What is to be done is said by {@link dev.athanor.contracts.config.CleaningConfiguration}; a rule is named by its
 * key there.
 */
@NullMarked
package dev.athanor.data.clean;

import org.jspecify.annotations.NullMarked;
