package io.evenkeel.gateway.user.store;

import io.evenkeel.gateway.user.Username;
import io.evenkeel.gateway.user.usecase.StoredUser;
import io.evenkeel.gateway.user.usecase.UserDirectory;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
class SqlUserDirectory implements UserDirectory, PanacheRepositoryBase<UserRow, String> {
    @Override
    public Uni<Optional<StoredUser>> find(Username username) {
        return findById(username.value()).map(row -> Optional.ofNullable(row).map(UserRow::toStoredUser));
    }

    @Override
    public Uni<Void> save(StoredUser user, Instant now) {
        var username = user.user().username();
        return findById(username.value())
                .onItem()
                .ifNull()
                .switchTo(() -> Uni.createFrom().item(new UserRow(username, now)))
                .invoke(row -> row.set(user, now))
                .chain(row -> persist(row))
                .replaceWithVoid();
    }
}
