/**
 * The whole road on real text: dataset, training, export, endpoint, generated text. Each step looks first whether an earlier
 * demo did it already, so that a demo that was killed goes on where it stopped.
 */
@NullMarked
package dev.athanor.deploy.local.demo;

import org.jspecify.annotations.NullMarked;
