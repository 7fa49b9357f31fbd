package io.evenkeel.kalshi.http;

import io.evenkeel.kalshi.budget.Alarm;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections and the bounded pools that all accounts share. Close it to end them.
 *
 * <p>Redirects are never followed, so signed headers cannot go elsewhere; compressed answers are not asked for, so a
 * small answer cannot become a large one. Orders have connections and a thread of their own: however much is read, an
 * order does not queue behind it.
 */
public final class ExchangeHttp implements AutoCloseable {
    private static final int WORK_WAITING_MAX = 256;
    private static final int CALLS_WAITING_MAX = 512;
    private static final byte[] NOTHING = {};

    private final HttpSettings settings;
    private final Vertx vertx;
    private final HttpClient readClient;
    private final HttpClient orderClient;
    private final ThreadPoolExecutor readPool;
    private final ThreadPoolExecutor orderPool;

    public ExchangeHttp(Vertx vertx, HttpSettings settings) {
        this.settings = settings;
        this.vertx = vertx;
        this.readClient = vertx.createHttpClient(options(settings));
        this.orderClient = vertx.createHttpClient(options(settings));
        this.readPool = pool(settings.threads(), "exchange-work-");
        this.orderPool = pool(1, "exchange-order-");
    }

    HttpSettings settings() {
        return settings;
    }

    /** Where reads are signed and parsed; refuses work beyond its queue. */
    Executor readPool() {
        return readPool;
    }

    /** The same for everything else. */
    Executor orderPool() {
        return orderPool;
    }

    Alarm alarm() {
        return (delay, task) -> vertx.setTimer(Math.max(1, delay.toMillis()), _ -> task.run());
    }

    /** One attempt of a read. Fails with {@link ExchangeFailure.Unreachable} when there is no whole answer in time. */
    Uni<Answer> read(Origin origin, Target target, Map<String, String> headers) {
        return call(readClient, options(origin, target, headers), NOTHING, settings.callTimeout());
    }

    /**
     * The one attempt of a call that changes something; see {@link #read}.
     *
     * @param body JSON; empty for none
     */
    Uni<Answer> send(Origin origin, Target target, Map<String, String> headers, byte[] body) {
        var options = options(origin, target, headers);
        if (body.length > 0) {
            options.putHeader("Content-Type", "application/json");
        }
        return call(orderClient, options, body, settings.orderTimeout());
    }

    private Uni<Answer> call(HttpClient client, RequestOptions options, byte[] body, Duration timeout) {
        return Uni.createFrom().deferred(() -> {
            var call = new HttpCall(body, settings.bodyBytesMax());
            return Uni.createFrom()
                    .<Answer>emitter(result -> call.start(client, options, result))
                    .ifNoItem()
                    .after(timeout)
                    .failWith(() -> new ExchangeFailure.Unreachable(
                            "no answer from the exchange within " + timeout.toMillis() + " ms", call.abandon()));
        });
    }

    private static RequestOptions options(Origin origin, Target target, Map<String, String> headers) {
        var path = origin.basePath() + target.path();
        var options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(target.method()))
                .setSsl(origin.tls())
                .setHost(origin.host())
                .setPort(origin.port())
                .setURI(target.query().isEmpty() ? path : path + "?" + target.query())
                .setFollowRedirects(false)
                .putHeader("Accept", "application/json");
        headers.forEach(options::putHeader);
        return options;
    }

    private static HttpClientOptions options(HttpSettings settings) {
        return new HttpClientOptions()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setMaxPoolSize(settings.connectionsMax())
                .setMaxWaitQueueSize(CALLS_WAITING_MAX)
                .setKeepAliveTimeout(30)
                .setDecompressionSupported(false)
                .setVerifyHost(true);
    }

    private static ThreadPoolExecutor pool(int threads, String name) {
        var number = new AtomicInteger();
        return new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WORK_WAITING_MAX), work -> {
                    var thread = new Thread(work, name + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public void close() {
        readClient.close();
        orderClient.close();
        readPool.shutdown();
        orderPool.shutdown();
    }
}
