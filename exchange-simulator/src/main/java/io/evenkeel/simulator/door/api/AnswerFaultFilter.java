package io.evenkeel.simulator.door.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.door.usecase.StaleReads;
import io.evenkeel.simulator.fault.Fault;
import io.evenkeel.simulator.fault.FaultPlan;
import io.evenkeel.simulator.fault.PageFaults;
import io.evenkeel.simulator.fault.RowFaults;
import io.evenkeel.simulator.fault.StaleOrders;
import io.netty.channel.ChannelFuture;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Lets the faults happen that befall a finished answer: whatever the call was to do is done by now. */
@ApplicationScoped
class AnswerFaultFilter {
    private final Call call;
    private final FaultPlan plan;
    private final StaleReads staleReads;
    private final CurrentVertxRequest current;
    private final ObjectMapper json;

    AnswerFaultFilter(
            Call call, FaultPlan plan, StaleReads staleReads, CurrentVertxRequest current, ObjectMapper json) {
        this.call = call;
        this.plan = plan;
        this.staleReads = staleReads;
        this.current = current;
        this.json = json;
    }

    /** @return null where the answer need not wait */
    @ServerResponseFilter
    public @Nullable Uni<Void> spoil(ContainerRequestContext request, ContainerResponseContext response) {
        var exchange = current.getCurrent();
        var path = exchange.request().path();
        if (path == null || !Paths.isOfExchange(path)) {
            return null;
        }
        if (!staleReads.isUpToDate(request.getMethod(), Paths.below(path))) {
            tellOldOrders(request, response);
        }
        if (call.faults().isEmpty()) {
            return null;
        }
        spoilContent(request, response);
        Uni<Void> wait = null;
        for (var fault : call.faults()) {
            if (fault.afterEffect()) {
                plan.happened(fault);
                wait = afterEffect(fault, exchange, response);
            }
        }
        return wait;
    }

    private void tellOldOrders(ContainerRequestContext request, ContainerResponseContext response) {
        var answer = content(response);
        if (answer == null || response.getStatus() != 200) {
            return;
        }
        var parameters = request.getUriInfo().getQueryParameters();
        var reading = new StaleOrders.Reading(
                call.account(),
                parameters.getFirst("status"),
                parameters.getFirst("ticker"),
                !parameters.containsKey("cursor"));
        var old = staleReads.before(reading, answer);
        if (old.isPresent()) {
            response.setEntity(new TreeMap<>(old.get()));
        } else {
            response.setStatus(404);
            response.setEntity(Refusal.notFound().body());
        }
    }

    private void spoilContent(ContainerRequestContext request, ContainerResponseContext response) {
        var cursor = Optional.ofNullable(
                        request.getUriInfo().getQueryParameters().getFirst("cursor"))
                .orElse("");
        for (var fault : call.faults()) {
            var answer = content(response);
            switch (fault.kind()) {
                case BODY -> replace(fault, response, fault.value());
                case TRUNCATED_BODY -> {
                    var whole = text(response.getEntity());
                    replace(fault, response, whole.substring(0, whole.length() / 2));
                }
                case OTHER_ORDER ->
                    spoil(fault, response, answer, content -> staleReads.aboutAnother(call.accountIfAny(), content));
                case STALE_ORDERS -> staleReads.done(call.holds(), answer == null ? Map.of() : answer);
                default ->
                    spoil(
                            fault,
                            response,
                            answer,
                            content -> RowFaults.apply(fault, PageFaults.apply(fault, content, cursor)));
            }
        }
    }

    private interface Spoiling {
        Map<String, @Nullable Object> apply(Map<String, @Nullable Object> content);
    }

    private void spoil(
            Fault fault,
            ContainerResponseContext response,
            @Nullable Map<String, @Nullable Object> answer,
            Spoiling spoiling) {
        if (answer == null) {
            return;
        }
        var spoilt = spoiling.apply(answer);
        if (!spoilt.equals(answer)) {
            replace(fault, response, spoilt);
        }
    }

    private void replace(Fault fault, ContainerResponseContext response, @Nullable Object entity) {
        response.setEntity(entity, null, MediaType.APPLICATION_JSON_TYPE);
        if (response.getStatus() == 204) {
            response.setStatus(200);
        }
        plan.happened(fault);
    }

    private @Nullable Uni<Void> afterEffect(Fault fault, RoutingContext exchange, ContainerResponseContext response) {
        switch (fault.kind()) {
            case STATUS -> {
                response.setStatus(fault.number());
                response.setEntity(StatusBodies.of(fault), null, MediaType.APPLICATION_JSON_TYPE);
            }
            case WEB_PAGE -> {
                response.setStatus(200);
                response.setEntity(StatusBodies.WEB_PAGE, null, MediaType.TEXT_HTML_TYPE);
            }
            case NO_ANSWER -> {
                return ended(Connections.close(exchange.request()));
            }
            case RESET -> {
                return ended(Connections.reset(exchange.request()));
            }
            case DELAY -> {
                return later(fault, exchange);
            }
            case HANG -> {
                return later(fault, exchange).chain(() -> ended(Connections.close(exchange.request())));
            }
            default -> {}
        }
        return null;
    }

    private static Uni<Void> later(Fault fault, RoutingContext exchange) {
        return Uni.createFrom()
                .emitter(answer -> exchange.vertx().setTimer(fault.millis(), timer -> answer.complete(null)));
    }

    /** The answer is not written before the connection that it would go to has ended. */
    private static Uni<Void> ended(ChannelFuture closing) {
        return Uni.createFrom().emitter(answer -> closing.addListener(end -> answer.complete(null)));
    }

    /** The answer as a JSON object; null if it is none. */
    private @Nullable Map<String, @Nullable Object> content(ContainerResponseContext response) {
        return switch (response.getEntity()) {
            case Map<?, ?> body -> copyOf(body);
            case String text -> parsed(text);
            case null, default -> null;
        };
    }

    private @Nullable Map<String, @Nullable Object> parsed(String text) {
        try {
            Map<?, ?> body = json.readValue(text, Map.class);
            return body == null ? null : copyOf(body);
        } catch (JsonProcessingException notAnObject) {
            return null;
        }
    }

    private String text(@Nullable Object entity) {
        try {
            return entity instanceof String text ? text : json.writeValueAsString(entity);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer of plain values cannot be written", impossible);
        }
    }

    private static Map<String, @Nullable Object> copyOf(Map<?, ?> body) {
        var copy = new TreeMap<String, @Nullable Object>();
        body.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }
}
