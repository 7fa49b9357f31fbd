package io.evenkeel.sync.account.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.kalshi.sign.ApiKey;
import io.evenkeel.sync.account.CredentialsState;
import org.jspecify.annotations.Nullable;

/**
 * One account folder as it was read.
 *
 * @param exchangeUrl where this account lives, if not at the common exchange
 * @param key present exactly when the credentials are ok
 * @param problem why they are not
 * @param fingerprint changes when any of the files does
 */
public record FoundAccount(
        AccountId id,
        String displayName,
        String owner,
        @Nullable String exchangeUrl,
        @Nullable ApiKey key,
        CredentialsState credentials,
        @Nullable String problem,
        String fingerprint) {

    @Override
    public String toString() {
        return "FoundAccount[" + id + ", " + credentials + "]";
    }
}
