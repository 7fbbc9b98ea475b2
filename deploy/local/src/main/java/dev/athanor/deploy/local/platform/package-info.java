/**
 * The platform as processes of this machine. A {@link dev.athanor.deploy.local.platform.Supervisor} starts parts stage by
 * stage, restarts those that crash and ends all in reverse order, so that services can save what they hold while the log,
 * the database and the store still answer. What it knows is written to a file, from which other commands and the next
 * supervisor learn; a lock that dies with its process says whether it is alive.
 */
@NullMarked
package dev.athanor.deploy.local.platform;

import org.jspecify.annotations.NullMarked;
