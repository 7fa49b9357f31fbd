package io.evenkeel.gateway.proxy.api;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Refuses tokens that services give each other: they are for the inside, and the gateway is the outside. */
@ApplicationScoped
class NoServiceTokens implements SecurityIdentityAugmentor {
    private static final String SERVICE = "service";

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        var byClaim = identity.getPrincipal() instanceof JsonWebToken token && SERVICE.equals(token.getClaim("role"));
        if (byClaim || identity.hasRole(SERVICE)) {
            return Uni.createFrom().failure(new AuthenticationFailedException("a token of a service from outside"));
        }
        return Uni.createFrom().item(identity);
    }
}
