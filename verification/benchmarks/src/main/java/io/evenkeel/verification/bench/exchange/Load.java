package io.evenkeel.verification.bench.exchange;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** So many connections to one port, each of which sends its next call as soon as the one before is answered. */
final class Load {
    /** One call. */
    record Request(String method, String pathAndQuery, Map<String, String> headers, String body) {}

    /** Makes the calls one after the other; asked from one thread. */
    interface Source {
        /** The next call of a connection. */
        Request next(int connection);

        /** Told of every answer. */
        default void answered(int connection, Buffer body) {}
    }

    /** What came of it. */
    record Result(double perSecond, double p50Millis, double p99Millis) {}

    private static final long LIMIT_SECONDS = 300;

    private final Vertx vertx;
    private final HttpClient http;
    private final int port;
    private final int connections;

    Load(Vertx vertx, int port, int connections) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true).setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(connections));
        this.port = port;
        this.connections = connections;
    }

    /** Sends so many calls and waits for their answers; one that is not 2xx ends it. */
    Result run(int calls, Source source) {
        var run = new Run(calls, source);
        // All on one event loop: the client shall take one processor at most.
        vertx.getOrCreateContext().runOnContext(_ -> {
            for (var connection = 0; connection < connections; connection++) {
                run.step(connection);
            }
        });
        run.done.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        return run.result();
    }

    private final class Run {
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final long[] nanos;
        private final Source source;
        private final long startedAt = System.nanoTime();
        private volatile long endedAt;

        Run(int calls, Source source) {
            this.nanos = new long[calls];
            this.source = source;
        }

        void step(int connection) {
            if (begun.getAndIncrement() >= nanos.length || done.isDone()) {
                return;
            }
            var sentAt = System.nanoTime();
            send(source.next(connection)).onComplete(answer -> {
                if (answer.failed()) {
                    done.completeExceptionally(answer.cause());
                    return;
                }
                var index = ended.getAndIncrement();
                nanos[index] = System.nanoTime() - sentAt;
                source.answered(connection, answer.result());
                if (index == nanos.length - 1) {
                    endedAt = System.nanoTime();
                    done.complete(null);
                } else {
                    step(connection);
                }
            });
        }

        private Future<Buffer> send(Request request) {
            return http.request(HttpMethod.valueOf(request.method()), port, "127.0.0.1", request.pathAndQuery())
                    .compose(call -> {
                        request.headers().forEach(call::putHeader);
                        if (request.body().isEmpty()) {
                            return call.send();
                        }
                        return call.putHeader("Content-Type", "application/json")
                                .send(request.body());
                    })
                    .compose(answer -> answer.body().map(body -> {
                        if (answer.statusCode() / 100 != 2) {
                            throw new IllegalStateException(request.pathAndQuery() + " was answered "
                                    + answer.statusCode() + ": " + body.toString());
                        }
                        return body;
                    }));
        }

        Result result() {
            Arrays.sort(nanos);
            return new Result(
                    nanos.length * 1e9 / (endedAt - startedAt),
                    nanos[(nanos.length - 1) / 2] / 1e6,
                    nanos[(int) ((nanos.length - 1) * 99L / 100)] / 1e6);
        }
    }
}
