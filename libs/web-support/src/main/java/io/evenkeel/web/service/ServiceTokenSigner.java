package io.evenkeel.web.service;

import io.smallrye.jwt.build.Jwt;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tokens of one service (RS256, two minutes). One token serves for half of its life, because a signature
 * costs about a millisecond. Safe for use by several threads.
 */
public final class ServiceTokenSigner {
    static final String ROLE = "service";
    static final String AUDIENCE = "evenkeel";
    private static final Duration LIFE = Duration.ofMinutes(2);

    private final String service;
    private final PrivateKey key;
    private final InstantSource clock;
    private @Nullable Signed current;

    /** @param service its name, under which others keep its public key */
    public ServiceTokenSigner(String service, PrivateKey key, InstantSource clock) {
        this.service = service;
        this.key = key;
        this.clock = clock;
    }

    /** A token that is good for another minute at least. */
    public synchronized String token() {
        var now = clock.instant();
        var known = current;
        if (known == null || now.isAfter(known.at().plus(LIFE.dividedBy(2))) || now.isBefore(known.at())) {
            known = new Signed(sign(now), now);
            current = known;
        }
        return known.token();
    }

    /** Who a service says it is. */
    static String issuer(String service) {
        return "https://evenkeel.local/" + service;
    }

    private String sign(Instant now) {
        return Jwt.claims()
                .issuer(issuer(service))
                .audience(Set.of(AUDIENCE))
                .subject(service)
                .upn(service)
                .groups(ROLE)
                .claim("role", ROLE)
                .claim("accounts", List.of("*"))
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .jws()
                .keyId(service)
                .sign(key);
    }

    private record Signed(String token, Instant at) {}
}
