package dev.athanor.deploy.local.gateway;

import dev.athanor.deploy.local.layout.Service;

/** Which service owns which paths. */
final class Route {

    private Route() {}

    /** The owner of {@code path}; what nobody else owns is the web page's. */
    static Service of(String path) {
        return switch (firstSegments(path)) {
            case "/api/datasets", "/api/uploads" -> Service.DATA;
            case "/api/exports", "/api/imports" -> Service.EXPORT;
            case "/api/deployments" -> Service.SERVING;
            default -> isUnder(path, "/v1") || isUnder(path, "/v2") ? Service.SERVING : Service.TRACKER;
        };
    }

    private static String firstSegments(String path) {
        int second = path.indexOf('/', 1);
        int third = second < 0 ? -1 : path.indexOf('/', second + 1);
        return third < 0 ? path : path.substring(0, third);
    }

    private static boolean isUnder(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
