package io.evenkeel.gateway.session.usecase;

import io.evenkeel.gateway.GatewayConfig;
import io.evenkeel.gateway.RandomText;
import io.evenkeel.gateway.audit.AuditEntry;
import io.evenkeel.gateway.audit.usecase.AuditLog;
import io.evenkeel.gateway.session.RefreshToken;
import io.evenkeel.gateway.session.Session;
import io.evenkeel.gateway.user.User;
import io.evenkeel.gateway.user.Username;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;

/** Opens, prolongs and ends sessions inside the transaction of the caller. */
@ApplicationScoped
class Sessions {
    private final RefreshTokens tokens;
    private final AccessTokens accessTokens;
    private final AuditLog audit;
    private final GatewayConfig config;
    private final RandomText random;
    private final Clock clock;

    Sessions(
            RefreshTokens tokens,
            AccessTokens accessTokens,
            AuditLog audit,
            GatewayConfig config,
            RandomText random,
            Clock clock) {
        this.tokens = tokens;
        this.accessTokens = accessTokens;
        this.audit = audit;
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Uni<Session> open(User user, String address) {
        var now = now();
        var secret = random.secret();
        var token = RefreshToken.first(
                hash(secret), random.id(), user.username(), now, now.plus(config.refreshTokenLife()));
        return tokens.add(token)
                .chain(() -> write(user.username(), "logged-in", address))
                .replaceWith(() -> session(user, secret, now));
    }

    /** Hands out the next token of the session; it never outlives the session's own life. */
    Uni<Session> prolong(User user, RefreshToken shown) {
        var now = now();
        var secret = random.secret();
        var end = shown.sessionStartedAt().plus(config.sessionLife());
        var expires = now.plus(config.refreshTokenLife());
        var next = shown.next(hash(secret), now, expires.isBefore(end) ? expires : end);
        return tokens.markUsed(shown.hash(), now)
                .chain(() -> tokens.add(next))
                .replaceWith(() -> session(user, secret, now));
    }

    Uni<Void> end(RefreshToken shown, String action, String address) {
        return tokens.revokeSession(shown.sessionId(), now()).chain(() -> write(shown.username(), action, address));
    }

    Uni<Void> endAllOf(Username username, String action, String address) {
        return tokens.revokeAllOf(username, now()).chain(() -> write(username, action, address));
    }

    boolean isOver(RefreshToken shown) {
        return !now().isBefore(shown.sessionStartedAt().plus(config.sessionLife()));
    }

    static String hash(String secret) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private Session session(User user, String secret, Instant now) {
        return new Session(accessTokens.sign(user, now), config.accessTokenLife(), secret, user);
    }

    private Uni<Void> write(Username username, String action, String address) {
        return audit.add(new AuditEntry(now(), username.value(), action, username.value(), address));
    }
}
