/**
 * Everything on one origin: the gateway sends a request to the service that owns its path, and streams bodies both ways
 * without keeping them.
 */
@NullMarked
package dev.athanor.deploy.local.gateway;

import org.jspecify.annotations.NullMarked;
