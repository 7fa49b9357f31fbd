package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.wire.Page;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.kalshi.wire.WireReaders;
import io.evenkeel.sync.ingest.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record's own text from one of our tables, with what it does not say itself.
 *
 * @param source the exchange's name of the list that it came in
 * @param subaccount the one that was asked for where rows do not name theirs
 * @param at when the text was received
 */
public record StoredText(
        Resource resource, String source, AccountId account, Subaccount subaccount, String raw, Instant at) {

    /** What today's reading of the text gives. */
    public sealed interface Reading {
        record Understood(Kept kept) implements Reading {}

        record NotUnderstood(String reason) implements Reading {}
    }

    /** Reads it as if it had just come from the exchange; of a market nothing but its own fields is known. */
    public Reading read() {
        return read(null, null);
    }

    /** @param series and {@code category}: what is known of a market beyond its own text */
    public Reading read(@Nullable SeriesTicker series, @Nullable String category) {
        return switch (resource) {
            case FILLS -> one(WireReaders::fills, row -> ToKept.fill(account, row));
            case SETTLEMENTS -> one(WireReaders::settlements, row -> ToKept.settlement(account, subaccount, row));
            case ORDERS -> one(WireReaders::orders, ToKept::order);
            case POSITIONS -> one(WireReaders::positions, row -> ToKept.position(account, subaccount, row, at));
            case MARKETS -> one(WireReaders::markets, row -> ToKept.market(row, series, category));
            case CASH_MOVEMENTS ->
                source.equals(Lists.DEPOSITS)
                        ? one(WireReaders::deposits, row -> ToKept.cashMovement(account, Lists.DEPOSIT, row))
                        : one(WireReaders::withdrawals, row -> ToKept.cashMovement(account, Lists.WITHDRAWAL, row));
            case BALANCE -> new Reading.NotUnderstood("balances are not read again");
        };
    }

    private <T> Reading one(Function<byte[], Page<T>> reader, Function<Received<T>, Kept> keep) {
        var body = "{\"" + source + "\":[" + raw + "],\"cursor\":\"\"}";
        try {
            var page = reader.apply(body.getBytes(StandardCharsets.UTF_8));
            if (page.good().size() == 1 && page.unreadable().isEmpty()) {
                return new Reading.Understood(keep.apply(page.good().getFirst()));
            }
            return new Reading.NotUnderstood(
                    page.unreadable().isEmpty()
                            ? "no single record"
                            : page.unreadable().getFirst().reason());
        } catch (ExchangeFailure.Unintelligible e) {
            return new Reading.NotUnderstood(String.valueOf(e.getMessage()));
        }
    }
}
