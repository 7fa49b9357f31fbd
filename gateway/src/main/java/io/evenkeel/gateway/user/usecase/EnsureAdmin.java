package io.evenkeel.gateway.user.usecase;

import io.evenkeel.gateway.GatewayConfig;
import io.evenkeel.gateway.audit.AuditEntry;
import io.evenkeel.gateway.audit.usecase.AuditLog;
import io.evenkeel.gateway.user.User;
import io.evenkeel.gateway.user.Username;
import io.evenkeel.migration.GiveUp;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Makes sure at start that the user {@code admin} exists and has the password that the environment names. */
@ApplicationScoped
public class EnsureAdmin {
    private static final Logger LOG = Logger.getLogger(EnsureAdmin.class);
    private static final Duration WORK_MAX = Duration.ofSeconds(10);
    private static final String START = "start";

    private final UserDirectory users;
    private final Passwords passwords;
    private final AuditLog audit;
    private final GatewayConfig config;
    private final Clock clock;

    EnsureAdmin(UserDirectory users, Passwords passwords, AuditLog audit, GatewayConfig config, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Blocks; for a virtual thread. Does nothing when the password is the one kept already.
     *
     * @throws NoAdmin if no admin is stored and no usable password is given: nobody could ever come in
     */
    public void now() {
        var stored = await(() -> Panache.withSession(() -> users.find(Username.ADMIN)));
        var password = config.adminPassword().filter(given -> !given.isBlank());
        if (password.isEmpty()) {
            if (stored.isEmpty()) {
                throw new NoAdmin("EVENKEEL_ADMIN_PASSWORD must be set: no user admin is stored yet");
            }
            return;
        }
        if (password.get().getBytes(StandardCharsets.UTF_8).length > Passwords.BYTES_MAX) {
            throw new NoAdmin("EVENKEEL_ADMIN_PASSWORD must have at most " + Passwords.BYTES_MAX + " bytes");
        }
        if (stored.filter(admin -> isCurrent(admin, password.get())).isEmpty()) {
            save(password.get(), stored);
        }
    }

    private boolean isCurrent(StoredUser admin, String password) {
        return admin.enabled()
                && admin.user().equals(User.admin())
                && passwords.isHashOf(admin.passwordHash(), password);
    }

    private void save(String password, Optional<StoredUser> before) {
        var admin = new StoredUser(User.admin(), passwords.hash(password), true);
        var action = before.isEmpty() ? "user-created" : "user-changed";
        var at = clock.instant();
        var entry = new AuditEntry(at, START, action, Username.ADMIN.value(), START);
        await(() -> Panache.withTransaction(() -> users.save(admin, at).chain(() -> audit.add(entry))));
        LOG.infof("The user admin was %s", before.isEmpty() ? "created" : "changed");
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> work.get().ifNoItem().after(WORK_MAX).fail());
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the admin could not be looked up", e);
        }
    }

    /** Nobody could come in; the gateway must not start like that. */
    public static final class NoAdmin extends GiveUp {
        private static final long serialVersionUID = 1;

        NoAdmin(String message) {
            super(message);
        }
    }
}
