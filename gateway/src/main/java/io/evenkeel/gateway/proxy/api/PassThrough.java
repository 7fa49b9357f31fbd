package io.evenkeel.gateway.proxy.api;

import io.evenkeel.gateway.proxy.PassedHeaders;
import io.evenkeel.gateway.proxy.Service;
import io.evenkeel.web.Problem;
import io.evenkeel.web.ProblemException;
import io.evenkeel.web.ProblemType;
import io.evenkeel.web.VertxProblems;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Passes a call on to the service that answers its path, and the answer back. By the time a call gets here its path is
 * plain, its token verified, and its body read whole, so that a slow caller never holds a service's connection.
 */
@Singleton
class PassThrough {
    private static final Logger LOG = Logger.getLogger(PassThrough.class);

    private final Upstreams upstreams;

    PassThrough(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    void addRoute(@Observes Router router) {
        router.route("/api/*").order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT).handler(this::pass);
    }

    private void pass(RoutingContext context) {
        var path = context.request().path();
        var service = path == null ? Optional.<Service>empty() : Service.of(path);
        if (service.isEmpty()) {
            context.next();
            return;
        }
        try {
            AccountDoor.require(context);
        } catch (ProblemException refused) {
            VertxProblems.answer(context, refused.problem());
            return;
        }
        call(context, service.get());
    }

    private void call(RoutingContext context, Service service) {
        var request = context.request();
        var given = context.body().buffer();
        var body = given == null ? Buffer.buffer() : given;
        var options = new RequestOptions().setMethod(request.method()).setURI(request.uri());
        for (var header : request.headers()) {
            if (PassedHeaders.toService(header.getKey())) {
                options.addHeader(header.getKey(), header.getValue());
            }
        }
        options.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        upstreams
                .call(service, options, body)
                .onSuccess(answer -> passBack(context, service, answer))
                .onFailure(failure -> {
                    LOG.debugf("%s did not answer: %s", service.title(), failure.toString());
                    VertxProblems.answer(context, away(service));
                });
    }

    private void passBack(RoutingContext context, Service service, HttpClientResponse answer) {
        var response = context.response();
        if (response.closed() || response.ended()) {
            // Nobody waits any more; without this the connection to the service would stay taken.
            answer.request().reset();
            return;
        }
        response.setStatusCode(answer.statusCode());
        for (var header : answer.headers()) {
            if (PassedHeaders.toCaller(header.getKey())) {
                response.headers().add(header.getKey(), header.getValue());
            }
        }
        var length = answer.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            response.setChunked(true);
        } else {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        }
        response.closeHandler(closed -> answer.request().reset());
        answer.pipeTo(response).onFailure(failure -> {
            LOG.debugf("An answer of %s broke off: %s", service.title(), failure.toString());
            // The head is out already: only a broken connection can still say that the answer is not whole.
            context.request().connection().close();
        });
    }

    private static Problem away(Service service) {
        return Problem.of(ProblemType.UNAVAILABLE, service.title() + " is not available; try again later.", List.of());
    }
}
