package io.evenkeel.gateway.session.usecase;

import io.evenkeel.gateway.session.RefreshToken;
import io.evenkeel.gateway.session.Session;
import io.evenkeel.gateway.user.usecase.StoredUser;
import io.evenkeel.gateway.user.usecase.UserDirectory;
import io.evenkeel.web.LogText;
import io.evenkeel.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Trades a refresh token for the next one and a fresh access token. */
@ApplicationScoped
public class GoOn {
    private static final Logger LOG = Logger.getLogger(GoOn.class);
    private static final Duration WORK_MAX = Duration.ofSeconds(4);

    private final RefreshTokens tokens;
    private final UserDirectory users;
    private final Sessions sessions;
    private final LoginLimits limits;

    GoOn(RefreshTokens tokens, UserDirectory users, Sessions sessions, LoginLimits limits) {
        this.tokens = tokens;
        this.users = users;
        this.sessions = sessions;
        this.limits = limits;
    }

    /**
     * The session, prolonged. A token that was used before ends its session: who shows it, or who used it, stole it.
     *
     * @return fails with a problem: 401 if refused, 429 after too many failed attempts, 503 if the database is away
     */
    public Uni<Session> with(String secret, String address) {
        var hash = Sessions.hash(secret);
        // A refusal is a value until the transaction has committed: ending the session must not be rolled back with it.
        var work = Panache.withTransaction(() -> tokens.lock(hash).chain(shown -> decide(shown, address)))
                .map(session -> session.orElseThrow(Problems::unauthorized))
                .ifNoItem()
                .after(WORK_MAX)
                .fail();
        return limits.refresh(hash, address, work);
    }

    private Uni<Optional<Session>> decide(Optional<RefreshToken> token, String address) {
        if (token.isEmpty() || sessions.isOver(token.get())) {
            return refused();
        }
        var shown = token.get();
        return switch (shown.shownAt(sessions.now())) {
            case REFUSED -> refused();
            case GOES_ON -> users.find(shown.username()).chain(user -> prolonged(user, shown));
            case SESSION_ENDS -> {
                LOG.warnf(
                        "A refresh token of %s was shown twice, last from %s; its session ends",
                        shown.username(), LogText.plain(address));
                yield sessions.end(shown, "refresh-token-reused", address).replaceWith(Optional.empty());
            }
        };
    }

    private Uni<Optional<Session>> prolonged(Optional<StoredUser> user, RefreshToken shown) {
        return user.filter(StoredUser::enabled)
                .map(stored -> sessions.prolong(stored.user(), shown).map(Optional::of))
                .orElseGet(GoOn::refused);
    }

    private static Uni<Optional<Session>> refused() {
        return Uni.createFrom().item(Optional.empty());
    }
}
