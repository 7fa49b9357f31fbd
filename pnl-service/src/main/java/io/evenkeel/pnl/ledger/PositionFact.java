package io.evenkeel.pnl.ledger;

import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;

/** What the exchange said that a sub-account holds in a market, and when. */
public record PositionFact(BookKey book, Quantity position, Instant observedAt, int revision) {}
