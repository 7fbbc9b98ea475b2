/**
 * The infrastructure of a platform on one machine, all of it real: a Kafka broker, a PostgreSQL server and an S3 server,
 * each a process of its own. This package knows how each is started and how it is furnished with topics, databases and
 * buckets; who watches over the processes is decided elsewhere: the command line for people, the test platform for
 * integration tests.
 */
@NullMarked
package dev.athanor.deploy.embedded;

import org.jspecify.annotations.NullMarked;
