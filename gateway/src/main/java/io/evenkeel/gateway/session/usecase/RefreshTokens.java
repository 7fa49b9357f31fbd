package io.evenkeel.gateway.session.usecase;

import io.evenkeel.gateway.session.RefreshToken;
import io.evenkeel.gateway.user.Username;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Where refresh tokens are kept. Every call joins the transaction of its caller. */
public interface RefreshTokens {
    /** The token of this hash, locked until the transaction ends: of two who show it at once, one comes second. */
    Uni<Optional<RefreshToken>> lock(String hash);

    Uni<Void> add(RefreshToken token);

    Uni<Void> markUsed(String hash, Instant now);

    Uni<Void> revokeSession(String sessionId, Instant now);

    Uni<Void> revokeAllOf(Username username, Instant now);

    /** Forgets tokens that expired before this time; returns how many. */
    Uni<Long> forgetExpiredBefore(Instant time);
}
