/** What a model's answers are worth: labels against labels, written text against the text that was wanted. */
@NullMarked
package dev.athanor.trainer.judge;

import org.jspecify.annotations.NullMarked;
