package io.evenkeel.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One execution of one of the account's orders.
 *
 * @param fillId the exchange's id; with the account it is the natural key
 * @param orderId the order it belongs to; {@code null} where an older record does not name it
 * @param bookSide direction: bid gains YES, ask gains NO
 * @param quantity contracts, positive
 * @param yesPrice execution price on the YES leg
 * @param fee what the exchange charged, positive for a cost; {@code null} while it is not known
 * @param createdTime when it happened, by the exchange's clock
 * @param revision 1 at first; higher when the exchange completed or corrected the record, and then it replaces it
 */
public record FillRecorded(
        FillId fillId,
        @Nullable OrderId orderId,
        MarketTicker ticker,
        @JsonProperty("subaccount_number") Subaccount subaccount,
        BookSide bookSide,
        @JsonProperty("count_fp") Quantity quantity,
        @JsonProperty("yes_price_dollars") Price yesPrice,
        @JsonProperty("fee_dollars") @Nullable Money fee,
        @JsonProperty("is_taker") boolean taker,
        Instant createdTime,
        int revision)
        implements EventData {
    public FillRecorded {
        Objects.requireNonNull(fillId, "fillId");
        Objects.requireNonNull(ticker, "ticker");
        Objects.requireNonNull(subaccount, "subaccount");
        Objects.requireNonNull(bookSide, "bookSide");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(yesPrice, "yesPrice");
        Objects.requireNonNull(createdTime, "createdTime");
        Revisions.require(revision);
    }
}
