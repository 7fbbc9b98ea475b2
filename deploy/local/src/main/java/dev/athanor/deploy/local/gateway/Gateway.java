package dev.athanor.deploy.local.gateway;

import dev.athanor.deploy.local.layout.Ports;
import dev.athanor.deploy.local.layout.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;

/** The one origin: a reverse proxy in front of the five services. */
public final class Gateway implements AutoCloseable {

    /** A page that watches a run holds a connection as long as it is open. */
    private static final int CONNECTIONS_PER_SERVICE = 256;

    private final Vertx vertx;

    private Gateway(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Listens on the origin's port.
     *
     * @throws IllegalStateException if the port cannot be had
     */
    public static Gateway open(Ports ports) {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
        var proxies = proxies(vertx, ports);
        var server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(ports.origin()))
                .requestHandler(request -> proxyOf(proxies, request).handle(request));
        try {
            server.listen().toCompletionStage().toCompletableFuture().join();
            return new Gateway(vertx);
        } catch (CompletionException e) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            throw new IllegalStateException("The port " + ports.origin() + " cannot be had: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static HttpProxy proxyOf(Map<Service, HttpProxy> proxies, HttpServerRequest request) {
        return Objects.requireNonNull(proxies.get(Route.of(request.path())));
    }

    private static Map<Service, HttpProxy> proxies(Vertx vertx, Ports ports) {
        var client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2000),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_SERVICE));
        var proxies = new EnumMap<Service, HttpProxy>(Service.class);
        for (var service : Service.values()) {
            proxies.put(service, proxy(client, service, ports.of(service)));
        }
        return proxies;
    }

    private static HttpProxy proxy(HttpClient client, Service service, int port) {
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(port, "127.0.0.1")
                .addInterceptor(new ForwardedOrigin())
                .addInterceptor(new Unreachable(service));
    }

    /** Tells a service under which address it was asked, so that the addresses in its answers lead back here. */
    private record ForwardedOrigin() implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            var asked = context.request().proxiedRequest();
            context.request()
                    .headers()
                    .set("X-Forwarded-Host", String.valueOf(asked.authority()))
                    .set("X-Forwarded-Proto", asked.scheme());
            return context.sendRequest();
        }
    }

    /** Says which service does not answer, where the proxy itself would only say 502. */
    private record Unreachable(Service service) implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            return context.sendRequest()
                    .recover(cause -> Future.succeededFuture(Problems.unreachable(context, service)));
        }
    }
}
