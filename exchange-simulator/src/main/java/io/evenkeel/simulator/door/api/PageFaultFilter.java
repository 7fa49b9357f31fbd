package io.evenkeel.simulator.door.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.fault.FaultKind;
import io.evenkeel.simulator.fault.PageFaults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Lets the faults happen that befall a finished answer. */
@ApplicationScoped
class PageFaultFilter {
    private final Call call;
    private final ObjectMapper json;

    PageFaultFilter(Call call, ObjectMapper json) {
        this.call = call;
        this.json = json;
    }

    @ServerResponseFilter
    public void spoil(ContainerRequestContext request, ContainerResponseContext response)
            throws JsonProcessingException {
        if (!(response.getEntity() instanceof Map<?, ?> body) || call.faults().isEmpty()) {
            return;
        }
        var requested = Optional.ofNullable(
                        request.getUriInfo().getQueryParameters().getFirst("cursor"))
                .orElse("");
        var page = copyOf(body);
        for (var fault : call.faults()) {
            page = PageFaults.apply(fault, page, requested);
        }
        response.setEntity(page);
        if (call.faults().stream().anyMatch(fault -> fault.kind() == FaultKind.TRUNCATED_BODY)) {
            var whole = json.writeValueAsString(page);
            response.setEntity(whole.substring(0, whole.length() / 2));
        }
    }

    private static Map<String, @Nullable Object> copyOf(Map<?, ?> body) {
        var copy = new TreeMap<String, @Nullable Object>();
        body.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }
}
