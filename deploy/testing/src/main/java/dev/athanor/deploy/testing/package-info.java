/**
 * The embedded platform for integration tests: a real Kafka broker, a real PostgreSQL server and a real S3 server,
 * started once per build.
 *
 * <p>The first test that asks for it starts a process of its own, the {@linkplain PlatformMain platform}, which the
 * test processes of all later modules use as well. The platform watches the Maven process and ends with it, whether the
 * build succeeded, failed or was killed; its files lie under the root's {@code target/test-platform}. Each test process
 * gets a {@linkplain PlatformEnvironment fresh environment}: an empty bucket, an empty database, empty topics. Modules are
 * tested one after another, so nobody is disturbed when the topics are created anew.
 *
 * <p>Three ways to it, for three kinds of tests:
 *
 * <ul>
 *   <li>Quarkus: {@code @QuarkusTestResource(EmbeddedPlatformResource.class)} (or {@code @WithTestResource}) points the
 *       service's configuration at it;
 *   <li>plain JUnit: {@code @ExtendWith(EmbeddedPlatformExtension.class)} gives tests and constructors a parameter of type
 *       {@link PlatformEnvironment};
 *   <li>anything else: {@link EmbeddedPlatform#environment()}.
 * </ul>
 *
 * <p>The module puts nothing but itself on a test's class path.
 */
@NullMarked
package dev.athanor.deploy.testing;

import org.jspecify.annotations.NullMarked;
