@NullMarked
package dev.athanor.data.request;

import org.jspecify.annotations.NullMarked;
