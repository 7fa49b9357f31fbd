package io.evenkeel.pnl.ledger;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import java.util.Comparator;

/** Which book: an account, one of its sub-accounts, and a market. */
public record BookKey(AccountId account, Subaccount subaccount, MarketTicker ticker) implements Comparable<BookKey> {
    private static final Comparator<BookKey> ORDER = Comparator.comparing(BookKey::account)
            .thenComparing(BookKey::subaccount)
            .thenComparing(BookKey::ticker);

    @Override
    public int compareTo(BookKey other) {
        return ORDER.compare(this, other);
    }
}
