/**
 * From what the endpoints should be to what they are. The topic {@code athanor.deployments} says what each endpoint should
 * serve; every replica reads it whole, loads the models it names from the object store and puts them in place of those
 * before them, which finish what they have in hand. Completed exports become deployments by a policy.
 */
@NullMarked
package dev.athanor.serving.deployment;

import org.jspecify.annotations.NullMarked;
