package io.evenkeel.gateway.session.usecase;

import io.evenkeel.gateway.session.Session;
import io.evenkeel.gateway.user.Username;
import io.evenkeel.gateway.user.usecase.Passwords;
import io.evenkeel.gateway.user.usecase.StoredUser;
import io.evenkeel.gateway.user.usecase.UserDirectory;
import io.evenkeel.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Lets somebody in who knows name and password. */
@ApplicationScoped
public class LogIn {
    private static final Duration WORK_MAX = Duration.ofSeconds(4);

    private final UserDirectory users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final LoginLimits limits;

    LogIn(UserDirectory users, Passwords passwords, Sessions sessions, LoginLimits limits) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
    }

    /**
     * A new session. An unknown user, a wrong password and a disabled user are the same refusal after the same work.
     *
     * @return fails with a problem: 401 if refused, 429 after too many failed attempts, 503 if the database is away
     */
    public Uni<Session> with(String username, String password, String address) {
        var work = find(username)
                .chain(stored -> verified(stored, password))
                .chain(stored -> Panache.withTransaction(() -> sessions.open(stored.user(), address)))
                .ifNoItem()
                .after(WORK_MAX)
                .fail();
        return limits.login(username, address, work);
    }

    private Uni<Optional<StoredUser>> find(String username) {
        return Username.of(username)
                .map(name -> Panache.withSession(() -> users.find(name)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<StoredUser> verified(Optional<StoredUser> stored, String password) {
        var hash = stored.map(StoredUser::passwordHash).orElseGet(passwords::nobodysHash);
        return passwords
                .matches(password, hash)
                .map(matches -> stored.filter(user -> matches && user.enabled()).orElseThrow(Problems::unauthorized));
    }
}
