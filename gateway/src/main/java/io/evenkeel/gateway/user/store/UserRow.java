package io.evenkeel.gateway.user.store;

import io.evenkeel.gateway.user.Role;
import io.evenkeel.gateway.user.User;
import io.evenkeel.gateway.user.Username;
import io.evenkeel.gateway.user.usecase.StoredUser;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** One row of {@code users}. */
@Entity
@Table(name = "users")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields of what it reads.
class UserRow {
    @Id
    private String username;

    @Column(name = "password_hash", nullable = false)
    private String passwordHash;

    @Column(nullable = false)
    private String role;

    @Column(nullable = false, columnDefinition = "text[]")
    private String[] accounts;

    @Column(nullable = false)
    private boolean enabled;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    UserRow() {}

    UserRow(Username username, Instant createdAt) {
        this.username = username.value();
        this.createdAt = createdAt;
    }

    void set(StoredUser stored, Instant now) {
        this.passwordHash = stored.passwordHash();
        this.role = stored.user().role().wire();
        this.accounts = stored.user().accounts().toArray(String[]::new);
        this.enabled = stored.enabled();
        this.updatedAt = now;
    }

    StoredUser toStoredUser() {
        var user = new User(new Username(username), Role.ofWire(role), List.of(accounts));
        return new StoredUser(user, passwordHash, enabled);
    }
}
