package io.evenkeel.gateway.user.usecase;

import io.evenkeel.gateway.user.Username;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Where users are kept. Every call joins the session or transaction of its caller. */
public interface UserDirectory {
    Uni<Optional<StoredUser>> find(Username username);

    /** Adds the user or replaces what is kept of it. */
    Uni<Void> save(StoredUser user, Instant now);
}
