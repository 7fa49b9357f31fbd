package io.evenkeel.gateway.proxy.api;

import io.evenkeel.gateway.GatewayConfig;
import io.evenkeel.gateway.proxy.CircuitBreaker;
import io.evenkeel.gateway.proxy.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * Calls the services behind: with one bounded pool of connections and one circuit breaker each. An answer of any
 * status is
 * a success here; only a service that cannot be reached or does not answer in time is a failure.
 */
@ApplicationScoped
class Upstreams {
    private final Vertx vertx;
    private final Clock clock;
    private final Duration responseTimeout;
    private final Map<Service, Upstream> upstreams = new EnumMap<>(Service.class);

    Upstreams(Vertx vertx, GatewayConfig config, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
        this.responseTimeout = config.upstream().responseTimeout();
        upstreams.put(Service.SYNC, upstream(config.syncUrl(), config.upstream()));
        upstreams.put(Service.PNL, upstream(config.pnlUrl(), config.upstream()));
    }

    private Upstream upstream(URI base, GatewayConfig.Upstream bounds) {
        var options = new HttpClientOptions()
                .setDefaultHost(base.getHost())
                .setDefaultPort(base.getPort() == -1 ? 80 : base.getPort())
                .setConnectTimeout(Math.toIntExact(bounds.connectTimeout().toMillis()))
                .setMaxPoolSize(bounds.maxConnections())
                .setMaxWaitQueueSize(bounds.maxWaiting())
                .setKeepAliveTimeout(10)
                .setMaxHeaderSize(16_384);
        return new Upstream(
                vertx.createHttpClient(options), new CircuitBreaker(bounds.breakerFailures(), bounds.breakerPause()));
    }

    /** Makes the call; fails when the service is left alone, cannot be reached, or has not begun to answer in time. */
    Future<HttpClientResponse> call(Service service, RequestOptions options, Buffer body) {
        var upstream = upstreams.get(service);
        if (upstream == null || !upstream.breaker.allows(clock.instant())) {
            return Future.failedFuture(new LeftAlone());
        }
        // Bytes that stop coming in the middle of an answer end it after the same time as an answer that does not
        // begin.
        options.setIdleTimeout(responseTimeout.toMillis());
        var answer = upstream.client.request(options).compose(request -> send(request, body));
        return answer.onSuccess(response -> upstream.breaker.succeeded())
                .onFailure(failure -> upstream.breaker.failed(clock.instant()));
    }

    private Future<HttpClientResponse> send(HttpClientRequest request, Buffer body) {
        var deadline = vertx.setTimer(
                responseTimeout.toMillis(), expired -> request.reset(0, new TimeoutException("no answer in time")));
        return request.send(body).onComplete(done -> vertx.cancelTimer(deadline));
    }

    @PreDestroy
    void close() {
        upstreams.values().forEach(upstream -> upstream.client.close());
    }

    private record Upstream(HttpClient client, CircuitBreaker breaker) {}

    /** The circuit breaker is open. */
    static final class LeftAlone extends RuntimeException {
        private static final long serialVersionUID = 1;

        LeftAlone() {
            super("left alone after several failures", null, false, false);
        }
    }
}
