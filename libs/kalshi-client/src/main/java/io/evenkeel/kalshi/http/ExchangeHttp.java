package io.evenkeel.kalshi.http;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections and the bounded pool that all accounts share. Close it to end both.
 *
 * <p>Redirects are never followed, so signed headers cannot go elsewhere; compressed answers are not asked for, so a
 * small answer cannot become a large one.
 */
public final class ExchangeHttp implements AutoCloseable {
    private static final int WORK_WAITING_MAX = 256;
    private static final int CALLS_WAITING_MAX = 512;

    private final HttpSettings settings;
    private final HttpClient client;
    private final ThreadPoolExecutor pool;

    public ExchangeHttp(Vertx vertx, HttpSettings settings) {
        this.settings = settings;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setMaxPoolSize(settings.connectionsMax())
                .setMaxWaitQueueSize(CALLS_WAITING_MAX)
                .setKeepAliveTimeout(30)
                .setDecompressionSupported(false)
                .setVerifyHost(true));
        this.pool = pool(settings.threads());
    }

    HttpSettings settings() {
        return settings;
    }

    /** Where signing and parsing run; refuses work beyond its queue. */
    Executor pool() {
        return pool;
    }

    /** One attempt. Fails with {@link ExchangeFailure.Unreachable} when there is no whole answer in time. */
    Uni<Answer> get(Origin origin, Target target, Map<String, String> headers) {
        return Uni.createFrom()
                .<Answer>emitter(result ->
                        HttpCall.start(client, options(origin, target, headers), settings.bodyBytesMax(), result))
                .ifNoItem()
                .after(settings.callTimeout())
                .failWith(() -> new ExchangeFailure.Unreachable("no answer from the exchange within "
                        + settings.callTimeout().toMillis() + " ms"));
    }

    private static RequestOptions options(Origin origin, Target target, Map<String, String> headers) {
        var path = origin.basePath() + target.path();
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setSsl(origin.tls())
                .setHost(origin.host())
                .setPort(origin.port())
                .setURI(target.query().isEmpty() ? path : path + "?" + target.query())
                .setFollowRedirects(false)
                .putHeader("Accept", "application/json");
        headers.forEach(options::putHeader);
        return options;
    }

    private static ThreadPoolExecutor pool(int threads) {
        var number = new AtomicInteger();
        return new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WORK_WAITING_MAX), work -> {
                    var thread = new Thread(work, "exchange-work-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public void close() {
        client.close();
        pool.shutdown();
    }
}
