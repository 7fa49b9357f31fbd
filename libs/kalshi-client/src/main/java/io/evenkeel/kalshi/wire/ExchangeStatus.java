package io.evenkeel.kalshi.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the exchange is there, and whether it trades.
 *
 * @param resumeTime when it expects to be back, while it is away
 * @param shards each part of the exchange by itself; the flags above are those of shard 0
 */
public record ExchangeStatus(
        boolean exchangeActive,
        boolean tradingActive,
        @Nullable Boolean transfersActive,
        @Nullable Instant resumeTime,
        List<Shard> shards) {
    public ExchangeStatus {
        shards = List.copyOf(shards);
    }

    /** One part of the exchange. */
    public record Shard(
            int exchangeIndex,
            @Nullable String description,
            boolean exchangeActive,
            boolean tradingActive,
            @Nullable Boolean transfersActive) {

        static Shard read(Fields in) {
            return new Shard(
                    in.index("exchange_index"),
                    in.wordsOrNull("description"),
                    in.flag("exchange_active"),
                    in.flag("trading_active"),
                    in.flagOrNull("intra_exchange_transfers_active"));
        }
    }

    static ExchangeStatus read(Fields in) {
        return new ExchangeStatus(
                in.flag("exchange_active"),
                in.flag("trading_active"),
                in.flagOrNull("intra_exchange_transfers_active"),
                in.timeOrNull("exchange_estimated_resume_time"),
                in.list("exchange_index_statuses", Shard::read));
    }
}
