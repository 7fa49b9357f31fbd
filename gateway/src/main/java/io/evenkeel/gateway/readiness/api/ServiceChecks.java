package io.evenkeel.gateway.readiness.api;

import io.evenkeel.gateway.GatewayConfig;
import io.evenkeel.gateway.readiness.ServiceHealth;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks the services how they are, with connections of its own: calls of users never keep a check waiting. */
@ApplicationScoped
class ServiceChecks {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private static final int CONNECTIONS_MAX = 4;
    private static final int WAITING_MAX = 16;

    private final HttpClient client;
    private final GatewayConfig config;

    ServiceChecks(Vertx vertx, GatewayConfig config) {
        this.config = config;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(ANSWER_MAX.toMillis()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(5)
                .setMaxPoolSize(CONNECTIONS_MAX)
                .setMaxWaitQueueSize(WAITING_MAX));
    }

    Uni<ServiceHealth> sync() {
        return ask(config.syncUrl());
    }

    Uni<ServiceHealth> pnl() {
        return ask(config.pnlUrl());
    }

    private Uni<ServiceHealth> ask(URI base) {
        return Uni.createFrom()
                .completionStage(() -> get(base).toCompletionStage())
                .ifNoItem()
                .after(ANSWER_MAX)
                .recoverWithItem(() -> ServiceHealth.away("does not answer"))
                .onFailure()
                .recoverWithItem(() -> ServiceHealth.away("cannot be reached"));
    }

    private Future<ServiceHealth> get(URI base) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(base.getHost())
                .setPort(base.getPort() == -1 ? 80 : base.getPort())
                .setURI("/q/health/ready")
                .setIdleTimeout(ANSWER_MAX.toMillis());
        // The inner part runs on the connection's event loop: the body has its reader before any of it can come.
        return client.request(options).compose(request -> request.send().compose(ServiceChecks::read));
    }

    private static Future<ServiceHealth> read(HttpClientResponse answer) {
        Future<Buffer> body = answer.body();
        return body.map(bytes -> HealthReader.read(answer.statusCode(), bytes));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
