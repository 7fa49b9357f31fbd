package io.evenkeel.simulator.door.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.row.BadInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Everything that can go wrong in the words of the exchange; for the control door, in plain ones. */
@ApplicationScoped
class RefusalMappers {
    private static final Logger LOG = Logger.getLogger(RefusalMappers.class);

    @ServerExceptionMapper
    public Response refused(Refusal refusal) {
        return answer(refusal.status(), refusal.body());
    }

    @ServerExceptionMapper
    public Response badInput(BadInput bad) {
        return answer(
                400,
                Body.with("field", bad.field()).and("message", bad.getMessage()).build());
    }

    @ServerExceptionMapper
    public Response unknownPath(NotFoundException unknown) {
        return refused(Refusal.notFound());
    }

    @ServerExceptionMapper
    public Response wrongMethod(NotAllowedException wrong) {
        return refused(Refusal.nested(405, "method_not_allowed", "method not allowed"));
    }

    @ServerExceptionMapper
    public Response wrongContent(NotSupportedException wrong) {
        return refused(Refusal.flat(400, "invalid_content_type", "expected application/json"));
    }

    @ServerExceptionMapper
    public Response unexpected(RuntimeException unexpected) {
        LOG.error("A call failed", unexpected);
        return refused(Refusal.nested(500, "internal_server_error", "internal server error"));
    }

    private static Response answer(int status, Map<String, @Nullable Object> body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
