/**
 * Files of this machine on their way to the platform: large ones go in pieces, so that a broken connection costs little and
 * the same command given again goes on; folders go as an archive that is written while it is sent.
 */
@NullMarked
package dev.athanor.deploy.local.upload;

import org.jspecify.annotations.NullMarked;
