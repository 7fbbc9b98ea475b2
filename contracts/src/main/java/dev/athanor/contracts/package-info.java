/**
 * What the services say to each other, and nothing else: events, topic names, addresses of objects, run
 * configurations. Everything that leaves a process is declared here once, so that no two services can drift apart.
 */
@NullMarked
package dev.athanor.contracts;

import org.jspecify.annotations.NullMarked;
