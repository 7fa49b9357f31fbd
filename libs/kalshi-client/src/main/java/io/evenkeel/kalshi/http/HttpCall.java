package io.evenkeel.kalshi.http;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * One attempt on the wire. Whoever loses interest (time-out, shutdown) resets the connection; so does a body
 * that grows
 * beyond its bound. The result is told exactly once.
 */
final class HttpCall {
    private final UniEmitter<? super Answer> result;
    private final int bodyBytesMax;
    private final Buffer body = Buffer.buffer();
    private @Nullable HttpClientRequest request;
    private boolean over;

    private HttpCall(UniEmitter<? super Answer> result, int bodyBytesMax) {
        this.result = result;
        this.bodyBytesMax = bodyBytesMax;
    }

    static void start(HttpClient client, RequestOptions options, int bodyBytesMax, UniEmitter<? super Answer> result) {
        var call = new HttpCall(result, bodyBytesMax);
        result.onTermination(call::abandon);
        client.request(options).onSuccess(call::onConnected).onFailure(call::onFailure);
    }

    private synchronized void onConnected(HttpClientRequest connected) {
        if (over) {
            connected.reset();
            return;
        }
        request = connected;
        connected.response().onSuccess(this::onResponse).onFailure(this::onFailure);
        connected.end();
    }

    private void onResponse(HttpClientResponse response) {
        response.exceptionHandler(this::onFailure);
        response.handler(this::onBytes);
        response.endHandler(_ -> onEnd(response));
    }

    private synchronized void onBytes(Buffer bytes) {
        if (over) {
            return;
        }
        if (body.length() + bytes.length() > bodyBytesMax) {
            abandon();
            result.fail(new ExchangeFailure.Unintelligible("answer is larger than " + bodyBytesMax + " bytes"));
            return;
        }
        body.appendBuffer(bytes);
    }

    private void onEnd(HttpClientResponse response) {
        if (finish()) {
            result.complete(new Answer(response.statusCode(), response.getHeader("Date"), body.getBytes()));
        }
    }

    private void onFailure(Throwable cause) {
        if (finish()) {
            result.fail(new ExchangeFailure.Unreachable(
                    "no answer from the exchange: " + cause.getClass().getSimpleName()));
        }
    }

    private synchronized boolean finish() {
        var first = !over;
        over = true;
        return first;
    }

    private synchronized void abandon() {
        if (finish() && request != null) {
            request.reset();
        }
    }
}
