package io.evenkeel.pnl.ledger.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.pnl.ledger.AccountFact;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** The accounts that there are. */
public interface AccountDirectory {
    /** Stores accounts; an older revision changes nothing. */
    Uni<Void> save(List<AccountFact> accounts);

    /** Every account that was ever reported or traded, with its owner. */
    Uni<Map<AccountId, String>> owners();
}
