package io.evenkeel.simulator.door.api;

import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.door.usecase.Credentials;
import io.evenkeel.simulator.door.usecase.Doorkeeper;
import io.evenkeel.simulator.door.usecase.StaleReads;
import io.evenkeel.simulator.fault.Fault;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets a call in or refuses it, on the thread of its resource, before the resource is called. */
@ApplicationScoped
class DoorFilter {
    private final Doorkeeper doorkeeper;
    private final CurrentVertxRequest current;
    private final Call call;
    private final StaleReads staleReads;

    DoorFilter(Doorkeeper doorkeeper, CurrentVertxRequest current, Call call, StaleReads staleReads) {
        this.doorkeeper = doorkeeper;
        this.current = current;
        this.call = call;
        this.staleReads = staleReads;
    }

    @ServerRequestFilter
    public void admit(ContainerRequestContext request) {
        var path = current.getCurrent().request().path();
        if (path == null || !Paths.isOfExchange(path)) {
            return;
        }
        List<Fault> faults = current.getCurrent().get(Paths.FAULTS);
        if (faults != null) {
            call.befall(faults);
        }
        var credentials = new Credentials(
                request.getHeaderString(Headers.KEY),
                request.getHeaderString(Headers.TIMESTAMP),
                request.getHeaderString(Headers.SIGNATURE));
        var method = request.getMethod();
        var account = Paths.isPublic(path)
                ? doorkeeper.identifyIfAny(credentials, method, path).orElse(null)
                : doorkeeper.identify(credentials, method, path);
        doorkeeper.charge(account, method, path);
        call.enter(account);
        if (faults != null) {
            call.hold(staleReads.keep(faults, account));
        }
    }
}
