package io.evenkeel.pnl.comparison.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.pnl.comparison.usecase.ComparisonConfig;
import io.evenkeel.web.RsaPem;
import io.evenkeel.web.service.ServiceTokenSigner;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads from sync-service, with a token of our own. One request at a time, its answer bounded in time and in size; it
 * is not tried again here, since whoever asks comes again on schedule.
 */
@ApplicationScoped
class SyncHttp {
    private static final String NAME = "pnl-service";
    private static final int BYTES_MAX = 16_000_000;
    private static final int CONNECTIONS_MAX = 2;
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final Optional<URI> base;
    private final Optional<ServiceTokenSigner> signer;
    private final Duration answerMax;

    SyncHttp(Vertx vertx, ComparisonConfig config, Clock clock) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(CONNECT_MAX.toMillis()))
                .setMaxPoolSize(CONNECTIONS_MAX)
                .setMaxWaitQueueSize(CONNECTIONS_MAX));
        this.base = config.syncUrl();
        this.signer = config.privateKeyFile().map(file -> signer(file, clock));
        this.answerMax = config.answerMax();
    }

    private static ServiceTokenSigner signer(String file, Clock clock) {
        try {
            return new ServiceTokenSigner(NAME, RsaPem.privateKey(Path.of(file)), clock);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "EVENKEEL_SERVICE_PRIVATE_KEY_FILE must name pnl-service's own key; '%s' %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** The answer's JSON; anything but a 200 fails. */
    Uni<JsonNode> get(String pathAndQuery) {
        return Uni.createFrom()
                .completionStage(() -> request(pathAndQuery).toCompletionStage())
                .ifNoItem()
                .after(answerMax)
                .fail()
                .map(SyncHttp::parsed);
    }

    private Future<Buffer> request(String pathAndQuery) {
        if (base.isEmpty() || signer.isEmpty()) {
            return Future.failedFuture(new IllegalStateException("sync-service or the key for it is not configured"));
        }
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(base.get() + pathAndQuery)
                .setIdleTimeout(answerMax.toMillis())
                .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + signer.get().token());
        return client.request(options).compose(SyncHttp::exchange);
    }

    /** On the connection's event loop, so that the body has a reader before any of it can come. */
    private static Future<Buffer> exchange(HttpClientRequest request) {
        return request.send().compose(SyncHttp::body);
    }

    private static Future<Buffer> body(HttpClientResponse answer) {
        if (answer.statusCode() != 200) {
            // Its body says nothing that we need; nobody waits for it, so nobody need hear how it ends.
            answer.exceptionHandler(_ -> {});
            answer.request().reset();
            return Future.failedFuture(new IllegalStateException("sync-service answers " + answer.statusCode()));
        }
        var whole = Promise.<Buffer>promise();
        var read = Buffer.buffer();
        answer.handler(part -> {
            if (read.length() + part.length() > BYTES_MAX) {
                whole.tryFail(new IllegalStateException("sync-service answers more than " + BYTES_MAX + " bytes"));
                answer.request().reset();
            } else {
                read.appendBuffer(part);
            }
        });
        answer.exceptionHandler(whole::tryFail);
        answer.endHandler(_ -> whole.tryComplete(read));
        return whole.future();
    }

    private static JsonNode parsed(Buffer body) {
        try {
            return JSON.readTree(body.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("sync-service does not answer in JSON");
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
