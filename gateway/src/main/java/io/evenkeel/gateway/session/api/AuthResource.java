package io.evenkeel.gateway.session.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.gateway.session.usecase.GoOn;
import io.evenkeel.gateway.session.usecase.LogIn;
import io.evenkeel.gateway.session.usecase.LogOut;
import io.evenkeel.gateway.user.Username;
import io.evenkeel.web.Problems;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Coming in, going on and going out. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
class AuthResource {
    private final LogIn logIn;
    private final GoOn goOn;
    private final LogOut logOut;
    private final CurrentIdentityAssociation caller;
    private final ObjectMapper json;

    AuthResource(LogIn logIn, GoOn goOn, LogOut logOut, CurrentIdentityAssociation caller, ObjectMapper json) {
        this.logIn = logIn;
        this.goOn = goOn;
        this.logOut = logOut;
        this.caller = caller;
        this.json = json;
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<SessionView> login(LoginRequest request, HttpServerRequest http) {
        var username = Problems.require(request.username(), "username");
        var password = Problems.require(request.password(), "password");
        return logIn.with(username, password, Addresses.of(http)).map(SessionView::of);
    }

    @POST
    @Path("/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<SessionView> refresh(RefreshRequest request, HttpServerRequest http) {
        var token = Problems.require(request.refreshToken(), "refresh_token");
        return goOn.with(token, Addresses.of(http)).map(SessionView::of);
    }

    /** With a refresh token: ends its session. Without a body: ends every session of whoever calls. */
    @POST
    @Path("/logout")
    @Consumes(MediaType.WILDCARD)
    public Uni<Void> logout(@Nullable String body, HttpServerRequest http) throws JsonProcessingException {
        if (body != null && !body.isBlank()) {
            var request = json.readValue(body, RefreshRequest.class);
            if (request == null) {
                throw Problems.badBody("body", "is required");
            }
            var token = Problems.require(request.refreshToken(), "refresh_token");
            return logOut.session(token, Addresses.of(http));
        }
        return caller.getDeferredIdentity().chain(identity -> {
            if (identity.isAnonymous()) {
                throw Problems.unauthorized();
            }
            var username = new Username(identity.getPrincipal().getName());
            return logOut.everywhere(username, Addresses.of(http));
        });
    }

    /** Body of a login. */
    record LoginRequest(@Nullable String username, @Nullable String password) {
        /** Without the password, which must not reach a log. */
        @Override
        public String toString() {
            return "LoginRequest[]";
        }
    }

    /** Body that names a refresh token. */
    record RefreshRequest(@Nullable String refreshToken) {
        /** Without the token, which must not reach a log. */
        @Override
        public String toString() {
            return "RefreshRequest[]";
        }
    }
}
