package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** Which sub-accounts records have been kept of. */
public interface KnownSubaccounts {
    Uni<Set<Subaccount>> of(AccountId account);
}
