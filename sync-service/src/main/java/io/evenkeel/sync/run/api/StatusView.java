package io.evenkeel.sync.run.api;

import io.evenkeel.sync.account.Account;
import io.evenkeel.sync.account.ConnectionState;
import io.evenkeel.sync.account.CredentialsState;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.SyncState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far everything has been read. */
record StatusView(List<AccountView> accounts) {

    /** @param lastError why the account, or some of it, cannot be read just now */
    record AccountView(
            String account,
            String credentials,
            String connection,
            @Nullable String lastError,
            List<ResourceView> resources) {}

    /**
     * @param state {@code pending} before the first reading, {@code ok}, {@code failed}, or {@code blocked} while the
     *     account cannot be read at all
     * @param setApart records in quarantine that are not settled
     */
    record ResourceView(
            String resource,
            String state,
            @Nullable Instant lastSyncedAt,
            @Nullable Instant watermark,
            long rows,
            @Nullable Long lagSeconds,
            long setApart,
            @Nullable String lastError) {}

    static AccountView of(Account account, Map<Resource, SyncState> states, Instant now) {
        return new AccountView(
                account.id().value(),
                account.credentials().wire(),
                account.connection().wire(),
                account.lastError(),
                Resource.all().stream()
                        .map(resource -> of(account, states.getOrDefault(resource, SyncState.none(resource)), now))
                        .toList());
    }

    private static ResourceView of(Account account, SyncState state, Instant now) {
        var last = state.lastSyncedAt();
        return new ResourceView(
                state.resource().wire(),
                word(account, state),
                last,
                state.watermark(),
                state.rows(),
                last == null ? null : Duration.between(last, now).toSeconds(),
                state.setApart(),
                state.lastError());
    }

    private static String word(Account account, SyncState state) {
        var readsNothing = account.lastError() != null && account.connection() != ConnectionState.CONNECTED;
        if (account.credentials() != CredentialsState.OK || readsNothing) {
            return "blocked";
        }
        if (state.lastError() != null) {
            return "failed";
        }
        return state.lastSyncedAt() == null ? "pending" : "ok";
    }
}
