/**
 * What is looked at in some steps of a run because somebody asked: how weights and gradients are spread, how much of the
 * gradient and of the change each layer has, which operators take how long. A program stands between the loop and the real
 * one; steps in which nothing is due go straight through.
 */
@NullMarked
package dev.athanor.trainer.observation;

import org.jspecify.annotations.NullMarked;
