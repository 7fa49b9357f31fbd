package io.evenkeel.gateway.session.usecase;

import io.evenkeel.gateway.GatewayConfig;
import io.evenkeel.gateway.RandomText;
import io.evenkeel.gateway.user.User;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Set;

/** Signs access tokens (RS256) that every service of the suite verifies on its own. About a millisecond each. */
@ApplicationScoped
class AccessTokens {
    private static final String ISSUER = "https://evenkeel.local/gateway";
    private static final String AUDIENCE = "evenkeel";

    private final PrivateKey key;
    private final GatewayConfig config;
    private final RandomText random;

    AccessTokens(SigningKey key, GatewayConfig config, RandomText random) {
        this.key = key.privateKey();
        this.config = config;
        this.random = random;
    }

    String sign(User user, Instant now) {
        return Jwt.claims()
                .issuer(ISSUER)
                .audience(Set.of(AUDIENCE))
                .subject(user.username().value())
                .upn(user.username().value())
                .groups(user.role().wire())
                .claim("role", user.role().wire())
                .claim("accounts", user.accounts())
                .claim("jti", random.id())
                .issuedAt(now)
                .expiresAt(now.plus(config.accessTokenLife()))
                .jws()
                .sign(key);
    }
}
