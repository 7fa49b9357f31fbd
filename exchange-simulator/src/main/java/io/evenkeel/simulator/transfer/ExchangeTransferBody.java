package io.evenkeel.simulator.transfer;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.exchange.ExchangeTransfer;
import io.evenkeel.simulator.request.BodyShape;
import io.evenkeel.simulator.request.JsonBody;
import io.evenkeel.simulator.row.WireRow;
import java.util.Map;

/** Cash that shall go between the parts of the exchange. */
public record ExchangeTransferBody(String source, String destination, int from, int to, Money amount) {
    public static final BodyShape SHAPE = BodyShape.named("IntraExchangeInstanceTransferRequest")
            .texts("source", "destination")
            .wholes(
                    "amount",
                    "source_exchange_shard",
                    "destination_exchange_shard",
                    "source_subaccount",
                    "destination_subaccount")
            .build();

    private static final int SUBACCOUNT_MAX = 63;
    private static final long E6_PER_CENTICENT = 100;
    private static final long CENTICENTS_MAX = 10_000_000_000_000L;

    /** @throws Refusal for what cannot be read */
    public static ExchangeTransferBody of(JsonBody body) {
        body.whole("source_exchange_shard", 0, 0, 0);
        body.whole("destination_exchange_shard", 0, 0, 0);
        var centicents = body.whole("amount").orElseThrow(() -> body.failed("amount", "required"));
        if (centicents <= 0 || centicents > CENTICENTS_MAX) {
            throw body.failed("amount", centicents <= 0 ? "gt" : "lte");
        }
        return new ExchangeTransferBody(
                body.oneOf("source", ExchangeTransfer.EVENT_CONTRACT, ExchangeTransfer.MARGINED),
                body.oneOf("destination", ExchangeTransfer.EVENT_CONTRACT, ExchangeTransfer.MARGINED),
                body.whole("source_subaccount", 0, 0, SUBACCOUNT_MAX),
                body.whole("destination_subaccount", 0, 0, SUBACCOUNT_MAX),
                new Money(Math.multiplyExact(centicents, E6_PER_CENTICENT)));
    }

    public boolean takesFromMargin() {
        return source.equals(ExchangeTransfer.MARGINED);
    }

    public WireRow row(String transferId) {
        return WireRow.of(Map.of(
                "transfer_id", transferId,
                "source", source,
                "destination", destination,
                "source_subaccount", from,
                "destination_subaccount", to,
                "amount", amount.toString()));
    }
}
