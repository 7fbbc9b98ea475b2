/**
 * From a source to a dataset that can be trained on: text is fetched, cleaned, split, tokenized and kept as a version
 * whose name is its content's hash. {@code request} takes wishes and appends them to the work queue, {@code job} fulfils
 * them with {@code source}, {@code text} and {@code tokenize}, {@code catalogue} answers what there is, from tables that
 * the log could fill again, and {@code preview} shows what a model will see. Only resources, channels and {@code wiring}
 * know the framework.
 */
@NullMarked
package dev.athanor.data;

import org.jspecify.annotations.NullMarked;
