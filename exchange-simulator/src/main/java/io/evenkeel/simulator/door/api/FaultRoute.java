package io.evenkeel.simulator.door.api;

import io.evenkeel.simulator.door.AccessKey;
import io.evenkeel.simulator.door.usecase.KeyRing;
import io.evenkeel.simulator.fault.Fault;
import io.evenkeel.simulator.fault.FaultKind;
import io.evenkeel.simulator.fault.FaultPlan;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
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
    private static final int READ_AHEAD_MAX = 1024 * 1024;

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
        if (path == null || (!Paths.isOfExchange(path) && !Paths.isHandshake(path))) {
            call.next();
        } else if (path.endsWith("/")) {
            redirect(call, path);
        } else if (plan.isIdle()) {
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
        var faults = plan.take(account, call.request().method().name(), Paths.faultEndpoint(path));
        call.put(Paths.FAULTS, faults);
        var delays = faults.stream()
                .filter(fault -> fault.kind() == FaultKind.DELAY && !fault.afterEffect())
                .toList();
        if (delays.isEmpty()) {
            proceed(call, faults);
            return;
        }
        delays.forEach(plan::happened);
        var millis = delays.stream().mapToLong(Fault::millis).sum();
        // A caller that gives up meanwhile has said everything: what it asked for is done all the same.
        readAhead(call, () -> call.vertx().setTimer(millis, timer -> proceed(call, faults)));
    }

    private static void readAhead(RoutingContext call, Runnable then) {
        if (bodyLength(call) == 0) {
            then.run();
            return;
        }
        call.request().resume();
        call.request().body().onComplete(read -> {
            ((RoutingContextInternal) call).setBody(read.succeeded() ? read.result() : Buffer.buffer());
            then.run();
        });
    }

    /** Zero also for a body that says nothing of its length, or one that is too long to be kept. */
    private static int bodyLength(RoutingContext call) {
        var length = call.request().getHeader("Content-Length");
        try {
            var bytes = length == null ? 0 : Integer.parseInt(length);
            return bytes > READ_AHEAD_MAX ? 0 : bytes;
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    private void proceed(RoutingContext call, List<Fault> faults) {
        for (var fault : faults) {
            if (!fault.afterEffect() && ends(call, fault)) {
                plan.happened(fault);
                return;
            }
        }
        // The handshake goes on from a request that nobody has read.
        var path = call.request().path();
        if (path == null || !Paths.isHandshake(path)) {
            call.request().resume();
        }
        call.next();
    }

    private static boolean ends(RoutingContext call, Fault fault) {
        switch (fault.kind()) {
            case NO_ANSWER -> {
                var _ = Connections.close(call.request());
            }
            case RESET -> {
                var _ = Connections.reset(call.request());
            }
            case HANG ->
                call.vertx().setTimer(fault.millis(), timer -> {
                    var _ = Connections.close(call.request());
                });
            case WEB_PAGE -> answer(call, 200, "text/html", StatusBodies.WEB_PAGE);
            case STATUS -> answer(call, fault.number(), "application/json", StatusBodies.of(fault));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void answer(RoutingContext call, int status, String type, String body) {
        call.request().resume();
        call.response().setStatusCode(status).putHeader("Content-Type", type).end(body);
    }

    private static void redirect(RoutingContext call, String path) {
        var query = call.request().query();
        var target = path.replaceAll("/+$", "") + (query == null ? "" : "?" + query);
        call.response().setStatusCode(301).putHeader("Location", target).end();
    }
}
