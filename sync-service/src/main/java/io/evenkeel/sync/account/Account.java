package io.evenkeel.sync.account;

import io.evenkeel.contracts.id.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One account as it is kept and shown.
 *
 * @param lastError why it, or some of it, cannot be read just now; without secrets
 * @param failedAttempts readings in a row after which nothing more was to be expected of the next one: the exchange did
 *     not answer, or refuses all that was not read
 * @param firstSyncedAt when everything had been read once; {@code null} before
 */
public record Account(
        AccountId id,
        String displayName,
        String owner,
        String environment,
        CredentialsState credentials,
        ConnectionState connection,
        @Nullable String lastError,
        int failedAttempts,
        @Nullable Instant firstSyncedAt,
        @Nullable Instant lastSyncedAt) {
    /** One failure may be a stumble of the start; after this many the account is taken as not usable for now. */
    private static final int STUMBLES = 2;

    /** Whether its first reading is done, or cannot be waited for. */
    public boolean isSettled() {
        return firstSyncedAt != null || credentials != CredentialsState.OK || failedAttempts >= STUMBLES;
    }
}
