/**
 * Conversations become documents by the template that the model will be spoken to with: Jinja, in the dialect of Hugging
 * Face's {@code chat_template}.
 */
@NullMarked
package dev.athanor.data.chat;

import org.jspecify.annotations.NullMarked;
