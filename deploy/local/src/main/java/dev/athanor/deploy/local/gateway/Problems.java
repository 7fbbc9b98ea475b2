package dev.athanor.deploy.local.gateway;

import dev.athanor.deploy.local.layout.Service;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyResponse;

/** The gateway's own answers, as problem details (RFC 9457). */
final class Problems {

    private Problems() {}

    static ProxyResponse unreachable(ProxyContext context, Service service) {
        var problem = new JsonObject()
                .put("status", 502)
                .put("title", "Bad Gateway")
                .put(
                        "detail",
                        "The " + service.label()
                                + " service does not answer. If it crashed, it is being started again; "
                                + "./athanor status shows it.");
        return context.request()
                .response()
                .setStatusCode(502)
                .putHeader("content-type", "application/problem+json")
                .setBody(Body.body(Buffer.buffer(problem.encode())));
    }
}
