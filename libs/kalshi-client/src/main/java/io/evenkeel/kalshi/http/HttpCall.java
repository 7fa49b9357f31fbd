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
 * One attempt on the wire. Whoever loses interest (time-out, shutdown) resets the connection; so does a body that grows
 * beyond its bound. The result is told exactly once, and every failure says whether anything may have been sent.
 */
final class HttpCall {
    private final byte[] sending;
    private final int bodyBytesMax;
    private final Buffer body = Buffer.buffer();
    private @Nullable UniEmitter<? super Answer> result;
    private @Nullable HttpClientRequest request;
    private boolean over;

    /** @param sending the body; empty for none */
    HttpCall(byte[] sending, int bodyBytesMax) {
        this.sending = sending;
        this.bodyBytesMax = bodyBytesMax;
    }

    void start(HttpClient client, RequestOptions options, UniEmitter<? super Answer> emitter) {
        result = emitter;
        emitter.onTermination(this::abandon);
        client.request(options).onSuccess(this::onConnected).onFailure(this::onFailure);
    }

    /** Gives up; after this nothing more is sent. Says whether something may have been. */
    synchronized boolean abandon() {
        var sent = request != null;
        if (finish() && request != null) {
            request.reset();
        }
        return sent;
    }

    private synchronized void onConnected(HttpClientRequest connected) {
        if (over) {
            connected.reset();
            return;
        }
        request = connected;
        connected.response().onSuccess(this::onResponse).onFailure(this::onFailure);
        if (sending.length == 0) {
            connected.end();
        } else {
            connected.end(Buffer.buffer(sending));
        }
    }

    private void onResponse(HttpClientResponse response) {
        response.exceptionHandler(this::onFailure);
        response.handler(this::onBytes);
        response.endHandler(_ -> onEnd(response));
    }

    private void onBytes(Buffer bytes) {
        if (isTooLarge(bytes)) {
            fail(new ExchangeFailure.Unintelligible("answer is larger than " + bodyBytesMax + " bytes"));
        }
    }

    private synchronized boolean isTooLarge(Buffer bytes) {
        if (over) {
            return false;
        }
        if (body.length() + bytes.length() > bodyBytesMax) {
            abandon();
            return true;
        }
        body.appendBuffer(bytes);
        return false;
    }

    private void onEnd(HttpClientResponse response) {
        if (finish() && result != null) {
            result.complete(new Answer(response.statusCode(), response.getHeader("Date"), body.getBytes()));
        }
    }

    private void onFailure(Throwable cause) {
        if (finish()) {
            var reason = "no answer from the exchange: " + cause.getClass().getSimpleName();
            fail(new ExchangeFailure.Unreachable(reason, wasSent()));
        }
    }

    private synchronized boolean wasSent() {
        return request != null;
    }

    private void fail(ExchangeFailure failure) {
        if (result != null) {
            result.fail(failure);
        }
    }

    private synchronized boolean finish() {
        var first = !over;
        over = true;
        return first;
    }
}
