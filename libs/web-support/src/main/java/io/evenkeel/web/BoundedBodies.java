package io.evenkeel.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the body of every request whole before anybody works on it, with a bound on its size, announced or not, and on
 * the time it may take. So a slow caller holds no thread, and a refusal is a problem answer.
 */
@Singleton
public class BoundedBodies {
    /** Below the priority of authorization, which is 100: nothing is read for strangers. */
    private static final int BEHIND_AUTHORIZATION = 50;

    private static final long LINGER_MILLIS = 1_000;

    private final long bytesMax;
    private final Duration timeout;

    BoundedBodies(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize bytesMax,
            @ConfigProperty(name = "evenkeel.web.body-timeout") Duration timeout) {
        this.bytesMax = bytesMax.asLongValue();
        this.timeout = timeout;
    }

    void register(@Observes Filters filters) {
        filters.register(this::look, BEHIND_AUTHORIZATION);
    }

    private void look(RoutingContext context) {
        var request = context.request();
        var announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced == null ? !request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : announced.equals("0")) {
            context.next();
        } else if (announced != null && Long.parseLong(announced) > bytesMax) {
            refuse(context, ProblemType.PAYLOAD_TOO_LARGE);
        } else {
            read(context)
                    .onSuccess(body -> {
                        ((RoutingContextInternal) context).setBody(body);
                        context.next();
                    })
                    .onFailure(failure -> refuse(
                            context,
                            failure instanceof TooLarge ? ProblemType.PAYLOAD_TOO_LARGE : ProblemType.BAD_REQUEST));
        }
    }

    private Future<Buffer> read(RoutingContext context) {
        var request = context.request();
        if (HttpHeaders.CONTINUE.toString().equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        Promise<Buffer> whole = Promise.promise();
        var body = Buffer.buffer();
        request.exceptionHandler(whole::tryFail);
        request.endHandler(end -> whole.tryComplete(body));
        request.handler(part -> {
            if (body.length() + part.length() > bytesMax) {
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

    private static void refuse(RoutingContext context, ProblemType type) {
        throwAwayRest(context);
        VertxProblems.answer(context, Problem.of(type));
    }

    /** Whoever is still sending may read the answer only afterwards; and may not keep the connection for long. */
    private static void throwAwayRest(RoutingContext context) {
        var request = context.request();
        var vertx = context.vertx();
        var cut = vertx.setTimer(LINGER_MILLIS, expired -> request.connection().close());
        request.exceptionHandler(failure -> vertx.cancelTimer(cut));
        request.endHandler(end -> vertx.cancelTimer(cut));
        request.handler(part -> {});
        request.resume();
    }

    /** The body has more bytes than allowed. */
    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("body too large", null, false, false);
        }
    }
}
