package io.evenkeel.gateway.session.usecase;

import io.evenkeel.gateway.session.RefreshToken;
import io.evenkeel.gateway.user.Username;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Ends sessions. Access tokens already handed out live on for at most their five minutes. */
@ApplicationScoped
public class LogOut {
    private static final Duration WORK_MAX = Duration.ofSeconds(4);

    private final RefreshTokens tokens;
    private final Sessions sessions;

    LogOut(RefreshTokens tokens, Sessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** Ends the session of this token; an unknown one changes nothing, and is not told apart. */
    public Uni<Void> session(String secret, String address) {
        return Panache.withTransaction(() -> tokens.lock(Sessions.hash(secret)).chain(token -> end(token, address)))
                .ifNoItem()
                .after(WORK_MAX)
                .fail();
    }

    /** Ends every session of the user. */
    public Uni<Void> everywhere(Username username, String address) {
        return Panache.withTransaction(() -> sessions.endAllOf(username, "logged-out", address))
                .ifNoItem()
                .after(WORK_MAX)
                .fail();
    }

    private Uni<Void> end(Optional<RefreshToken> token, String address) {
        return token.map(shown -> sessions.end(shown, "logged-out", address))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
