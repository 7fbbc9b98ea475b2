/**
 * What datasets, versions and jobs there are: two tables that are a projection of {@code athanor.dataset-jobs} and
 * {@code athanor.datasets}. Every fact may come twice and the two topics in any order: rows are only ever moved forward,
 * so reading both topics from the beginning into empty tables gives the same catalogue again.
 */
@NullMarked
package dev.athanor.data.catalogue;

import org.jspecify.annotations.NullMarked;
