/**
 * The platform's REST API as its commands use it. Answers are read leniently, because the platform that answers may be
 * older or newer than the command that asks.
 */
@NullMarked
package dev.athanor.deploy.local.client;

import org.jspecify.annotations.NullMarked;
