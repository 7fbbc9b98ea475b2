@NullMarked
package dev.athanor.data.chat;

import org.jspecify.annotations.NullMarked;
