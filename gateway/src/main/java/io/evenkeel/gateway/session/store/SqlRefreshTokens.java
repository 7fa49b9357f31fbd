package io.evenkeel.gateway.session.store;

import io.evenkeel.gateway.session.RefreshToken;
import io.evenkeel.gateway.session.usecase.RefreshTokens;
import io.evenkeel.gateway.user.Username;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
class SqlRefreshTokens implements RefreshTokens, PanacheRepositoryBase<RefreshTokenRow, String> {
    @Override
    public Uni<Optional<RefreshToken>> lock(String hash) {
        return findById(hash, LockModeType.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(RefreshTokenRow::toToken));
    }

    @Override
    public Uni<Void> add(RefreshToken token) {
        return persist(new RefreshTokenRow(token)).replaceWithVoid();
    }

    @Override
    public Uni<Void> markUsed(String hash, Instant now) {
        return update("usedAt = ?1 where tokenHash = ?2", now, hash).replaceWithVoid();
    }

    @Override
    public Uni<Void> revokeSession(String sessionId, Instant now) {
        return update("revokedAt = ?1 where sessionId = ?2 and revokedAt is null", now, sessionId)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> revokeAllOf(Username username, Instant now) {
        return update("revokedAt = ?1 where username = ?2 and revokedAt is null", now, username.value())
                .replaceWithVoid();
    }

    @Override
    public Uni<Long> forgetExpiredBefore(Instant time) {
        return delete("expiresAt < ?1", time);
    }
}
