/**
 * Continuous batching (<a href="https://www.usenix.org/conference/osdi22/presentation/yu">Yu et al., 2022</a>): one thread
 * per model advances all running sequences by one token at a time. A new sequence is prefilled alone and joins the next
 * step; one that ends leaves at once. The thread
 * does nothing but the model and the choice of tokens: text, JSON and the network are on the threads of the requests.
 */
@NullMarked
package dev.athanor.serving.generation;

import org.jspecify.annotations.NullMarked;
