package io.evenkeel.gateway.session.api;

import io.evenkeel.gateway.session.usecase.WhoAmI;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is calling. */
@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
class MeResource {
    private final WhoAmI whoAmI;
    private final JsonWebToken token;

    MeResource(WhoAmI whoAmI, JsonWebToken token) {
        this.whoAmI = whoAmI;
        this.token = token;
    }

    @GET
    public Uni<UserView> me() {
        return whoAmI.called(token.getSubject()).map(UserView::of);
    }
}
