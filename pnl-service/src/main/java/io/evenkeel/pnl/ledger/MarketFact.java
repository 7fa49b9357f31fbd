package io.evenkeel.pnl.ledger;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.pnl.settlement.MarketEnd;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A market as reported; a higher revision replaces a lower one. Only {@code end} has a say in P&L. */
public record MarketFact(
        MarketTicker ticker,
        EventTicker eventTicker,
        @Nullable SeriesTicker seriesTicker,
        @Nullable String title,
        @Nullable String category,
        String status,
        MarketEnd end,
        @Nullable Instant closeTime,
        int revision) {}
