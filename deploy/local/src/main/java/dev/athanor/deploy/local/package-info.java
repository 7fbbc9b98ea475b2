/**
 * The command line {@code athanor} and the platform on one machine.
 *
 * <ul>
 *   <li>{@code layout}: which services there are and where they listen;
 *   <li>{@code platform}: starts every part as a process, watches over it, and ends all in order;
 *   <li>{@code gateway}: one origin for all services;
 *   <li>{@code client}: the platform's REST API, seen from outside: commands know nothing else of the services;
 *   <li>{@code terminal}: progress bars and tables, plain lines where nobody watches;
 *   <li>{@code command}: one class per command;
 *   <li>{@code demo}: the whole road in one command.
 * </ul>
 */
@NullMarked
package dev.athanor.deploy.local;

import org.jspecify.annotations.NullMarked;
