package io.evenkeel.gateway.proxy.api;

import io.evenkeel.gateway.proxy.PlainPath;
import io.evenkeel.web.Problem;
import io.evenkeel.web.ProblemType;
import io.evenkeel.web.VertxProblems;
import io.evenkeel.web.Violation;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Looks at every request before anything else does, even before its token is looked at. */
@Singleton
class Doorkeeper {
    /** Above the priority of authentication, which is 200. */
    private static final int FIRST = 1_000;

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> HEALTH =
            Set.of("/q/health", "/q/health/live", "/q/health/ready", "/q/health/started");

    void register(@Observes Filters filters) {
        filters.register(this::look, FIRST);
    }

    private void look(RoutingContext context) {
        addHeaders(context);
        var path = context.request().path();
        if (path == null || !context.request().uri().startsWith("/") || !PlainPath.isPlain(path)) {
            VertxProblems.answer(context, badPath());
        } else if (path.startsWith("/q/") && !HEALTH.contains(path)) {
            VertxProblems.answer(context, Problem.of(ProblemType.NOT_FOUND));
        } else if (!METHODS.contains(context.request().method().name())) {
            VertxProblems.answer(context, Problem.of(ProblemType.METHOD_NOT_ALLOWED));
        } else {
            context.next();
        }
    }

    private static Problem badPath() {
        var violation = new Violation("path", "path", "is written in a way that is not allowed");
        return Problem.of(ProblemType.BAD_REQUEST, ProblemType.BAD_REQUEST.detail(), List.of(violation));
    }

    private static void addHeaders(RoutingContext context) {
        context.addHeadersEndHandler(end -> {
            var headers = context.response().headers();
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("X-Frame-Options", "DENY");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
                headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
            }
        });
    }
}
