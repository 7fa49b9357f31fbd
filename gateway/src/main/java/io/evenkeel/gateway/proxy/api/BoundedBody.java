package io.evenkeel.gateway.proxy.api;

import io.evenkeel.web.Problem;
import io.evenkeel.web.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Reads the body of a call, with a bound on its size and on the time it may take. */
final class BoundedBody {
    private static final int BYTES_MAX = 256 * 1024;

    private final Duration timeout;

    BoundedBody(Duration timeout) {
        this.timeout = timeout;
    }

    Future<Buffer> read(RoutingContext context) {
        var request = context.request();
        if (request.isEnded()) {
            var known = context.body() == null ? null : context.body().buffer();
            return Future.succeededFuture(known == null ? Buffer.buffer() : known);
        }
        Promise<Buffer> whole = Promise.promise();
        var body = Buffer.buffer();
        request.exceptionHandler(whole::tryFail);
        request.endHandler(end -> whole.tryComplete(body));
        request.handler(part -> {
            if (body.length() + part.length() > BYTES_MAX) {
                whole.tryFail(new TooLarge());
            } else {
                body.appendBuffer(part);
            }
        });
        var vertx = context.vertx();
        var deadline = vertx.setTimer(
                timeout.toMillis(), expired -> whole.tryFail(new TimeoutException("the body did not come in time")));
        request.resume();
        return whole.future().onComplete(done -> vertx.cancelTimer(deadline));
    }

    Problem problem(Throwable failure) {
        return Problem.of(failure instanceof TooLarge ? ProblemType.PAYLOAD_TOO_LARGE : ProblemType.BAD_REQUEST);
    }

    /** The body has more bytes than allowed. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("body too large", null, false, false);
        }
    }
}
