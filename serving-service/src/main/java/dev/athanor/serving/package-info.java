/**
 * Models to endpoints. {@code deployment} says which models are served and loads them, {@code endpoint} is what is served
 * now, {@code generation} decodes, {@code sampling} chooses tokens, {@code openai} is the protocol.
 */
@NullMarked
package dev.athanor.serving;

import org.jspecify.annotations.NullMarked;
