package io.evenkeel.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.contracts.money.Price;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a market is and where it stands in its life; quotes travel apart.
 *
 * @param category the series' category, else the event's; {@code null} if neither has one
 * @param status {@code initialized, active, inactive, closed, determined, disputed, amended, finalized} or a newer word
 * @param result {@code yes}, {@code no}, {@code scalar}, or {@code null} while there is none
 * @param settlementValue payout of one YES contract once it is known
 * @param revision grows with every change; a lower one never replaces a higher one
 */
public record MarketObserved(
        MarketTicker ticker,
        EventTicker eventTicker,
        @Nullable SeriesTicker seriesTicker,
        @Nullable String title,
        @Nullable String category,
        String status,
        @Nullable String result,
        @JsonProperty("settlement_value_dollars") @Nullable Price settlementValue,
        @Nullable Instant closeTime,
        @Nullable Instant settlementTime,
        int revision)
        implements EventData {
    public MarketObserved {
        Objects.requireNonNull(ticker, "ticker");
        Objects.requireNonNull(eventTicker, "eventTicker");
        Objects.requireNonNull(status, "status");
        Revisions.require(revision);
    }
}
