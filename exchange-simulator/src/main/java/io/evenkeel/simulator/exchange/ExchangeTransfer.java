package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Cash that went between the parts of the exchange: event contracts, and futures on margin, which are not simulated but
 * for the cash that lies there.
 */
public record ExchangeTransfer(
        String id, String source, String destination, int from, int to, Money amount, Instant at, WireRow row)
        implements Entry {
    public static final String EVENT_CONTRACT = "event_contract";
    public static final String MARGINED = "margined";

    private static final Set<String> PARTS = Set.of(EVENT_CONTRACT, MARGINED);

    /**
     * Reads a transfer and completes its row.
     *
     * @throws BadInput naming the field that is missing or wrong
     */
    public static ExchangeTransfer of(WireRow given, Instant now) {
        var row = given.withDefault("created_ts", now.getEpochSecond())
                .withDefault("destination_exchange_shard", 0)
                .withDefault("source_exchange_shard", 0)
                .withDefault("destination_subaccount", 0)
                .withDefault("source_subaccount", 0)
                .withDefault("status", "complete");
        return new ExchangeTransfer(
                row.text("transfer_id"),
                part(row, "source"),
                part(row, "destination"),
                (int) row.whole("source_subaccount"),
                (int) row.whole("destination_subaccount"),
                row.parsed("amount", Money::parse),
                Instant.ofEpochSecond(row.whole("created_ts")),
                row);
    }

    /** The row as it is shown: the sub-accounts are no part of it. */
    public WireRow shownRow() {
        return row.without("source_subaccount").without("destination_subaccount");
    }

    /** The sub-account for event contracts that it takes from; empty if it comes from the margin. */
    Optional<Integer> payer() {
        return source.equals(EVENT_CONTRACT) ? Optional.of(from) : Optional.empty();
    }

    /** The sub-account for event contracts that it goes to; empty if it goes to the margin. */
    Optional<Integer> payee() {
        return destination.equals(EVENT_CONTRACT) ? Optional.of(to) : Optional.empty();
    }

    private static String part(WireRow row, String field) {
        var part = row.text(field);
        if (!PARTS.contains(part)) {
            throw new BadInput(field, "must be event_contract or margined");
        }
        return part;
    }
}
