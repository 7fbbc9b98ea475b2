/**
 * A run's life as the log tells it. Each stage is a record that offers only the steps which may follow, so that an
 * impossible one does not compile; {@link dev.athanor.contracts.run.RunLife#apply} folds facts into stages and is deaf
 * to what an outdated attempt says late, and to everything once the run has ended. {@link
 * dev.athanor.contracts.run.DatasetFit} says before that life begins whether it can succeed.
 */
@NullMarked
package dev.athanor.contracts.run;

import org.jspecify.annotations.NullMarked;
