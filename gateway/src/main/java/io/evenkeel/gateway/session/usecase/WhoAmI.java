package io.evenkeel.gateway.session.usecase;

import io.evenkeel.gateway.user.User;
import io.evenkeel.gateway.user.Username;
import io.evenkeel.gateway.user.usecase.StoredUser;
import io.evenkeel.gateway.user.usecase.UserDirectory;
import io.evenkeel.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Tells a caller what is kept of him now, which may be newer than his token. */
@ApplicationScoped
public class WhoAmI {
    private static final Duration WORK_MAX = Duration.ofSeconds(4);

    private final UserDirectory users;

    WhoAmI(UserDirectory users) {
        this.users = users;
    }

    /** @return fails with 401 if there is no such user any more */
    public Uni<User> called(String username) {
        var name = Username.of(username).orElseThrow(Problems::unauthorized);
        return Panache.withSession(() -> users.find(name))
                .map(stored -> stored.filter(StoredUser::enabled)
                        .orElseThrow(Problems::unauthorized)
                        .user())
                .ifNoItem()
                .after(WORK_MAX)
                .fail();
    }
}
