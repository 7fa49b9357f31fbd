package io.evenkeel.pnl.report;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose figures are asked for.
 *
 * @param accounts those that the caller may see and means
 * @param subaccount {@code null} for all sub-accounts together
 */
public record Scope(List<AccountId> accounts, @Nullable Subaccount subaccount) {
    public Scope {
        accounts = List.copyOf(accounts);
    }
}
