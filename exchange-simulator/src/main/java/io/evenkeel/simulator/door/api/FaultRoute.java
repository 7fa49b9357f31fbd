package io.evenkeel.simulator.door.api;

import io.evenkeel.simulator.door.AccessKey;
import io.evenkeel.simulator.door.usecase.KeyRing;
import io.evenkeel.simulator.fault.Fault;
import io.evenkeel.simulator.fault.FaultKind;
import io.evenkeel.simulator.fault.FaultPlan;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything else, on the event loop: takes the faults that befall a call and lets those happen that need
 * no answer of ours. Whose call it is is told by the key id alone, which is enough for a fault.
 */
@ApplicationScoped
class FaultRoute {
    private static final int BEFORE_ALL_OTHERS = 1000;

    private final FaultPlan plan;
    private final KeyRing keys;

    FaultRoute(FaultPlan plan, KeyRing keys) {
        this.plan = plan;
        this.keys = keys;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_ALL_OTHERS);
    }

    private void handle(RoutingContext call) {
        var path = call.request().path();
        if (path == null || !Paths.isOfExchange(path)) {
            call.next();
        } else if (path.endsWith("/")) {
            redirect(call, path);
        } else if (plan.open().isEmpty()) {
            call.next();
        } else {
            // The key ring reads files; and a request that waits must not lose its body.
            call.request().pause();
            var keyId = call.request().getHeader(Headers.KEY);
            call.vertx()
                    .executeBlocking(() -> accountOf(keyId), false)
                    .onSuccess(account -> strike(call, path, account.orElse(null)))
                    .onFailure(call::fail);
        }
    }

    private Optional<String> accountOf(@Nullable String keyId) {
        return keyId == null ? Optional.empty() : keys.find(keyId).map(AccessKey::account);
    }

    private void strike(RoutingContext call, String path, @Nullable String account) {
        var faults = plan.take(account, call.request().method().name(), Paths.below(path));
        call.put(Paths.FAULTS, faults);
        var delay = faults.stream()
                .filter(fault -> fault.kind() == FaultKind.DELAY)
                .mapToLong(Fault::number)
                .sum();
        if (delay > 0) {
            call.vertx().setTimer(delay, timer -> proceed(call, faults));
        } else {
            proceed(call, faults);
        }
    }

    private static void proceed(RoutingContext call, List<Fault> faults) {
        for (var fault : faults) {
            if (fault.kind() == FaultKind.NO_ANSWER) {
                call.request().connection().close();
                return;
            }
            if (fault.kind() == FaultKind.WEB_PAGE) {
                call.request().resume();
                call.response()
                        .putHeader("Content-Type", "text/html")
                        .end("<html><body><h1>Just a moment...</h1></body></html>");
                return;
            }
            if (fault.kind() == FaultKind.STATUS) {
                call.request().resume();
                call.response()
                        .setStatusCode(fault.number())
                        .putHeader("Content-Type", "application/json")
                        .end(StatusBodies.of(fault));
                return;
            }
        }
        call.request().resume();
        call.next();
    }

    private static void redirect(RoutingContext call, String path) {
        var query = call.request().query();
        var target = path.replaceAll("/+$", "") + (query == null ? "" : "?" + query);
        call.response().setStatusCode(301).putHeader("Location", target).end();
    }
}
