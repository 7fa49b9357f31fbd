package io.evenkeel.pnl.ledger;

import io.evenkeel.pnl.settlement.Settlement;

/** A settlement row as reported; a higher revision replaces a lower one, which is kept as history. */
public record SettlementFact(BookKey book, Settlement settlement, int revision) {}
