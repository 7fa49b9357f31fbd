package io.evenkeel.sync.repair;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;

/**
 * What is kept of one market and sub-account.
 *
 * @param quantity of fills the contracts traded, of settlements the gross contracts of both sides, of markets none
 * @param fees in dollars, positive for a cost; what is not known yet counts as nothing
 * @param lastId of fills the id of the newest by (time, id), else the id of the last event
 * @param revisions their sum: it tells that one is newer, whatever has changed in it
 */
public record Tally(
        AccountId account,
        Subaccount subaccount,
        MarketTicker ticker,
        long rows,
        Quantity quantity,
        Money fees,
        String lastId,
        long revisions) {}
