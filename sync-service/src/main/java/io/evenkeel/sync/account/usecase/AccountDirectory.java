package io.evenkeel.sync.account.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.account.CredentialsState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The accounts that this process can sign for, kept up to date with the credentials directory. */
@ApplicationScoped
public class AccountDirectory {
    private static final Logger LOG = Logger.getLogger(AccountDirectory.class);
    private static final String GONE = "no folder in the credentials directory";

    private final CredentialsFolder folder;
    private final Accounts accounts;
    private final Map<AccountId, FoundAccount> current = new ConcurrentHashMap<>();
    private volatile boolean read;

    AccountDirectory(SyncConfig config, Accounts accounts) {
        this.folder = new CredentialsFolder(config.credentialsDir());
        this.accounts = accounts;
    }

    /** Whether the directory has been read and kept at least once. */
    public boolean isRead() {
        return read;
    }

    public Collection<FoundAccount> all() {
        return List.copyOf(current.values());
    }

    public Optional<FoundAccount> find(AccountId account) {
        return Optional.ofNullable(current.get(account));
    }

    /** Reads the directory and keeps what changed since the last time. */
    public Uni<Void> refresh() {
        return Uni.createFrom()
                .item(this::readFolder)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(this::keep)
                        .collect()
                        .last()
                        .chain(() -> keepGone(found)))
                .invoke(() -> read = true);
    }

    private List<FoundAccount> readFolder() {
        try {
            return folder.read();
        } catch (IOException e) {
            throw new UncheckedIOException("the credentials directory cannot be read", e);
        }
    }

    private Uni<Void> keep(FoundAccount found) {
        var before = current.get(found.id());
        if (before != null && before.fingerprint().equals(found.fingerprint())) {
            return Uni.createFrom().voidItem();
        }
        return accounts.observe(new Accounts.Observed(
                        found.id(), found.displayName(), found.owner(), found.credentials(), found.problem()))
                .invoke(() -> {
                    current.put(found.id(), found);
                    LOG.infof(
                            "account %s: credentials %s",
                            found.id(), found.credentials().wire());
                });
    }

    private Uni<Void> keepGone(List<FoundAccount> found) {
        var there = found.stream().map(FoundAccount::id).toList();
        current.keySet().retainAll(there);
        return accounts.all()
                .chain(known -> Multi.createFrom()
                        .iterable(known)
                        .filter(account -> !there.contains(account.id()))
                        .filter(account -> account.credentials() != CredentialsState.MISSING)
                        .onItem()
                        .transformToUniAndConcatenate(account -> accounts.observe(new Accounts.Observed(
                                account.id(), account.displayName(), account.owner(), CredentialsState.MISSING, GONE)))
                        .collect()
                        .last());
    }
}
