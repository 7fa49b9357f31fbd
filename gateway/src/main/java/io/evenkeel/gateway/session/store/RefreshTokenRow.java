package io.evenkeel.gateway.session.store;

import io.evenkeel.gateway.session.RefreshToken;
import io.evenkeel.gateway.user.Username;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of {@code refresh_tokens}. */
@Entity
@Table(name = "refresh_tokens")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields of what it reads.
class RefreshTokenRow {
    @Id
    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "session_id", nullable = false)
    private String sessionId;

    @Column(nullable = false)
    private String username;

    @Column(name = "session_started_at", nullable = false)
    private Instant sessionStartedAt;

    @Column(name = "issued_at", nullable = false)
    private Instant issuedAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    RefreshTokenRow() {}

    RefreshTokenRow(RefreshToken token) {
        this.tokenHash = token.hash();
        this.sessionId = token.sessionId();
        this.username = token.username().value();
        this.sessionStartedAt = token.sessionStartedAt();
        this.issuedAt = token.issuedAt();
        this.expiresAt = token.expiresAt();
        this.usedAt = token.usedAt();
        this.revokedAt = token.revokedAt();
    }

    RefreshToken toToken() {
        var owner = new Username(username);
        return new RefreshToken(tokenHash, sessionId, owner, sessionStartedAt, issuedAt, expiresAt, usedAt, revokedAt);
    }
}
