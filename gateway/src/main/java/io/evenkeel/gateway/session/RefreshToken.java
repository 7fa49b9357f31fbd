package io.evenkeel.gateway.session;

import io.evenkeel.gateway.user.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one refresh token. It may be used once; a second use means that two parties hold it, one of them a
 * thief, so the whole session ends.
 *
 * @param hash SHA-256 of the token in hex; the token itself is known to its holder only
 * @param sessionId the login that it came from
 */
public record RefreshToken(
        String hash,
        String sessionId,
        Username username,
        Instant sessionStartedAt,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable Instant revokedAt) {

    /** What to do with a token that somebody shows. */
    public enum Verdict {
        GOES_ON,
        REFUSED,
        SESSION_ENDS
    }

    /** The verdict at this time. An expired or revoked token is just refused: it can do no harm any more. */
    public Verdict shownAt(Instant now) {
        if (revokedAt != null || !now.isBefore(expiresAt)) {
            return Verdict.REFUSED;
        }
        return usedAt == null ? Verdict.GOES_ON : Verdict.SESSION_ENDS;
    }

    /** The first token of a new session. */
    public static RefreshToken first(String hash, String sessionId, Username username, Instant now, Instant expiresAt) {
        return new RefreshToken(hash, sessionId, username, now, now, expiresAt, null, null);
    }

    /** The token that takes this one's place in its session. */
    public RefreshToken next(String nextHash, Instant now, Instant nextExpiresAt) {
        return new RefreshToken(nextHash, sessionId, username, sessionStartedAt, now, nextExpiresAt, null, null);
    }

    /** This token after its one use. */
    public RefreshToken used(Instant now) {
        return new RefreshToken(hash, sessionId, username, sessionStartedAt, issuedAt, expiresAt, now, revokedAt);
    }
}
