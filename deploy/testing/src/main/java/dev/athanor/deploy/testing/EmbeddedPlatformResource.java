package dev.athanor.deploy.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Points a Quarkus service under test at the embedded platform. A service with a PostgreSQL driver gets the database too.
 */
public final class EmbeddedPlatformResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var environment = EmbeddedPlatform.environment();
        return hasDriver() ? environment.configurationWithDatabase() : environment.configuration();
    }

    /** The platform outlives the service: the next module uses it too. */
    @Override
    public void stop() {}

    private static boolean hasDriver() {
        return Thread.currentThread().getContextClassLoader().getResource("org/postgresql/Driver.class") != null;
    }
}
