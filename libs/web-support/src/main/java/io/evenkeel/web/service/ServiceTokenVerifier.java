package io.evenkeel.web.service;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Checks a service's token with that service's key, as strictly as a user's is checked with the gateway's. Whatever
 * else it claims to be, it is refused unless it is of role {@code service} and speaks for the owner of the key.
 */
@ApplicationScoped
class ServiceTokenVerifier implements IdentityProvider<ServiceTokenRequest> {
    private static final Set<String> REQUIRED = Set.of("sub", "exp", "iat", "role", "accounts");

    private final ServiceKeys keys;
    private final JWTParser parser;
    private final long ageMax;
    private final int skew;

    ServiceTokenVerifier(
            ServiceKeys keys,
            JWTParser parser,
            @ConfigProperty(name = "mp.jwt.verify.token.age") long ageMax,
            @ConfigProperty(name = "mp.jwt.verify.clock.skew") int skew) {
        this.keys = keys;
        this.parser = parser;
        this.ageMax = ageMax;
        this.skew = skew;
    }

    @Override
    public Class<ServiceTokenRequest> getRequestType() {
        return ServiceTokenRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ServiceTokenRequest request, AuthenticationRequestContext context) {
        return Uni.createFrom().item(() -> identity(request));
    }

    private SecurityIdentity identity(ServiceTokenRequest request) {
        var token = verified(request);
        var service = request.service();
        if (!ServiceTokenSigner.ROLE.equals(token.getClaim("role"))
                || !token.getGroups().equals(Set.of(ServiceTokenSigner.ROLE))
                || !service.equals(token.getSubject())) {
            throw new AuthenticationFailedException("a service's key signed for somebody else");
        }
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addRole(ServiceTokenSigner.ROLE)
                .build();
    }

    private JsonWebToken verified(ServiceTokenRequest request) {
        var key = keys.of(request.service())
                .orElseThrow(() -> new AuthenticationFailedException("no key of such a service"));
        try {
            return parser.parse(request.token(), rules(request.service(), key));
        } catch (ParseException e) {
            throw new AuthenticationFailedException(e);
        }
    }

    private JWTAuthContextInfo rules(String service, RSAPublicKey key) {
        var rules = new JWTAuthContextInfo(key, ServiceTokenSigner.issuer(service));
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        rules.setExpectedAudience(Set.of(ServiceTokenSigner.AUDIENCE));
        rules.setTokenAge(ageMax);
        rules.setClockSkew(skew);
        rules.setRequiredClaims(REQUIRED);
        return rules;
    }
}
