package io.evenkeel.simulator.door.api;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The last route of all: a path that nobody answers. */
@ApplicationScoped
class UnknownPathRoute {
    void register(@Observes Router router) {
        router.route(Paths.ROOT + "/*")
                .last()
                .handler(call -> call.response()
                        .setStatusCode(404)
                        .putHeader("Content-Type", "application/json")
                        .end("{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}"));
    }
}
