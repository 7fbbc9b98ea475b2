package dev.athanor.deploy.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.deploy.local.layout.Service;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {

    @ParameterizedTest
    @CsvSource({
        "/api/datasets, DATA",
        "/api/datasets/shakespeare/jobs/1, DATA",
        "/api/uploads, DATA",
        "/api/uploads/0123456789abcdef, DATA",
        "/api/runs, TRACKER",
        "/api/runs/abc/events, TRACKER",
        "/api/exports/1, EXPORT",
        "/api/imports, EXPORT",
        "/api/deployments, SERVING",
        "/v1/completions, SERVING",
        "/v1/models, SERVING",
        "/, TRACKER",
        "/runs/abc, TRACKER",
        "/v1x, TRACKER",
        "/api/datasetsx, TRACKER"
    })
    void everyPathHasOneOwner(String path, Service owner) {
        assertThat(Route.of(path)).isEqualTo(owner);
    }
}
