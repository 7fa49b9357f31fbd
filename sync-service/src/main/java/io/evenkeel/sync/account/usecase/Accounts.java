package io.evenkeel.sync.account.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.account.Account;
import io.evenkeel.sync.account.ConnectionState;
import io.evenkeel.sync.account.CredentialsState;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of every account, shared by all replicas. A change that others must know is an event as well. */
public interface Accounts {
    /** All accounts ever seen, in order. */
    Uni<List<Account>> all();

    /** Keeps what the credentials directory says; the connection is unknown again. */
    Uni<Void> observe(Observed observed);

    /** Keeps how the exchange answered; {@code lastError} is {@code null} when everything asked for was read. */
    Uni<Void> answered(AccountId account, Answered answered);

    /** Keeps that one reading of everything succeeded. */
    Uni<Void> synced(AccountId account);

    /** What the directory says about one account. */
    record Observed(
            AccountId account,
            String displayName,
            String owner,
            CredentialsState credentials,
            @Nullable String problem) {}

    /**
     * How the exchange took a reading.
     *
     * @param withoutHope whether the next one is not expected to give more
     */
    record Answered(
            CredentialsState credentials,
            ConnectionState connection,
            @Nullable String lastError,
            boolean withoutHope) {}
}
