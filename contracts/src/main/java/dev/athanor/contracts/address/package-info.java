/**
 * Where things lie in the object store, and the manifests that make them readable. A reader follows manifests only:
 * an object that no manifest names does not exist.
 */
@NullMarked
package dev.athanor.contracts.address;

import org.jspecify.annotations.NullMarked;
