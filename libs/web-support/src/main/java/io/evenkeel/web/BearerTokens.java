package io.evenkeel.web;

import io.evenkeel.web.service.ServiceKeys;
import io.evenkeel.web.service.ServiceTokenRequest;
import io.evenkeel.web.service.TokenHeader;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Quarkus' own check of bearer tokens, with three additions: two {@code Authorization} headers are refused instead of
 * one of them being picked, a token that names the key of a service is checked with that key, and a refusal made before
 * any resource is reached is a problem answer too.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class BearerTokens implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";

    private final JWTAuthMechanism jwt;
    private final ServiceKeys services;

    BearerTokens(JWTAuthMechanism jwt, ServiceKeys services) {
        this.jwt = jwt;
        this.services = services;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (context.request().headers().getAll(HttpHeaders.AUTHORIZATION).size() > 1) {
            return Uni.createFrom().failure(new AuthenticationFailedException("two Authorization headers"));
        }
        var request = serviceToken(context);
        if (request.isEmpty()) {
            return jwt.authenticate(context, identities);
        }
        return identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(request.get(), context));
    }

    private Optional<ServiceTokenRequest> serviceToken(RoutingContext context) {
        var header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        var token = header.substring(SCHEME.length()).strip();
        return TokenHeader.keyId(token).filter(services::know).map(service -> new ServiceTokenRequest(service, token));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return jwt.getChallenge(context);
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        VertxProblems.answer(context, Problem.of(ProblemType.UNAUTHORIZED));
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        var types = new HashSet<>(jwt.getCredentialTypes());
        types.add(ServiceTokenRequest.class);
        return types;
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return jwt.getCredentialTransport(context);
    }
}
