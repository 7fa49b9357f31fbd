package io.evenkeel.kalshi;

import io.evenkeel.kalshi.budget.NoChance;
import io.evenkeel.kalshi.http.ExchangeHttp;
import io.evenkeel.kalshi.http.HttpSettings;
import io.evenkeel.kalshi.http.Origin;
import io.evenkeel.kalshi.sign.ApiKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real server on this machine that answers as the test says, and remembers what it was asked. */
final class ExchangeServer implements AutoCloseable {
    /** Long enough for a busy machine; what must time out uses {@link #IMPATIENT}. */
    static final Duration PATIENT = Duration.ofSeconds(15);

    static final Duration IMPATIENT = Duration.ofSeconds(2);

    final Vertx vertx = Vertx.vertx();
    final List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();
    final List<String> bodies = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final List<ExchangeHttp> https = new CopyOnWriteArrayList<>();
    private volatile Handler<HttpServerRequest> behaviour =
            request -> request.response().end("{}");

    ExchangeServer() {
        server = now(vertx.createHttpServer().requestHandler(this::onRequest).listen(0, "127.0.0.1"));
    }

    /** From now on requests are answered so, when their body has arrived. */
    void answers(Handler<HttpServerRequest> newBehaviour) {
        behaviour = newBehaviour;
    }

    void answers(int status, String body) {
        answers(request -> request.response().setStatusCode(status).end(body));
    }

    List<String> uris() {
        return requests.stream().map(HttpServerRequest::uri).toList();
    }

    int calls() {
        return requests.size();
    }

    int port() {
        return server.actualPort();
    }

    void stopListening() {
        now(server.close());
    }

    /** A client with two retries and short pauses. */
    KalshiClient client(Duration timeout) {
        return client(timeout, InstantSource.system());
    }

    KalshiClient client(Duration timeout, InstantSource clock) {
        var http = new ExchangeHttp(
                vertx,
                new HttpSettings(Duration.ofSeconds(5), timeout, 100_000, 2, Duration.ofMillis(5), timeout, 4, 2));
        https.add(http);
        return new KalshiClient(
                http,
                Origin.parse("http://127.0.0.1:" + port() + "/trade-api/v2"),
                ApiKey.read("key-1", TestKeys.pkcs8()),
                clock,
                new NoChance(),
                1000);
    }

    /** Whether the request is signed as the exchange demands it: over the encoded path without the query. */
    static boolean verifies(HttpServerRequest request) {
        var text =
                request.getHeader("KALSHI-ACCESS-TIMESTAMP") + request.method().name() + request.path();
        try {
            var signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signature.initVerify(TestKeys.PAIR.getPublic());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(request.getHeader("KALSHI-ACCESS-SIGNATURE")));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static <T> T get(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(60));
    }

    private void onRequest(HttpServerRequest request) {
        requests.add(request);
        request.body().onSuccess((Buffer body) -> {
            bodies.add(body.toString());
            behaviour.handle(request);
        });
    }

    private static <T> T now(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        https.forEach(ExchangeHttp::close);
        now(vertx.close());
    }
}
