/**
 * What a version's {@code report.json} says, for people: what cleaning did, how long documents are, how the vocabulary is used,
 * and whether what is held out is really new. It is a function of the source and the settings, so two workers write the same.
 */
@NullMarked
package dev.athanor.data.report;

import org.jspecify.annotations.NullMarked;
