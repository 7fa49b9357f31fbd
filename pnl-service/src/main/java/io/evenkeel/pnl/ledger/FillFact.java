package io.evenkeel.pnl.ledger;

import io.evenkeel.pnl.book.Fill;

/** A fill as reported; a higher revision of the same fill replaces a lower one. */
public record FillFact(BookKey book, Fill fill, int revision) {}
