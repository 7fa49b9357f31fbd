package io.evenkeel.pnl.trade;

import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.book.Side;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of everything that one order opened.
 *
 * @param orderId {@code null} for a fill whose order is not known; it is a row of its own
 * @param contracts how many it opened
 * @param purchased what they cost, fees apart
 * @param settled payouts and the proceeds of what was closed early
 * @param settlementPrice payout of one contract of the side; what it cost where the market was void
 * @param fees entry and exit fees; {@code null} while one is not known
 * @param openedAt first opening fill
 */
public record SettledTrade(
        @Nullable OrderId orderId,
        Side side,
        Quantity contracts,
        Money purchased,
        Money settled,
        Money settlementPrice,
        @Nullable Money fees,
        Instant openedAt,
        Instant settledAt) {
    private static final Quantity ONE_CONTRACT = new Quantity(100);
    private static final long SECONDS_PER_TENTH = 360;
    private static final long E6_PER_CENT = 10_000;

    /** Average cost of one contract, rounded half-even to a millionth; for display and grouping only. */
    public Money purchasePrice() {
        return purchased.share(ONE_CONTRACT, contracts);
    }

    public Money grossReturn() {
        return settled.minus(purchased);
    }

    public @Nullable Money netReturn() {
        return fees == null ? null : grossReturn().minus(fees);
    }

    /** {@code null} while a fee is not known. */
    public @Nullable Boolean won() {
        var net = netReturn();
        return net == null ? null : net.signum() > 0;
    }

    /** From the first opening fill to the settlement, in tenths of an hour, rounded half-even. */
    public long durationTenthsOfHours() {
        var held = Duration.between(openedAt, settledAt);
        var floor = Math.floorDiv(held.toSeconds(), SECONDS_PER_TENTH);
        var rest = held.minusSeconds(floor * SECONDS_PER_TENTH);
        var half = Duration.ofSeconds(SECONDS_PER_TENTH / 2).compareTo(rest);
        var up = half < 0 || (half == 0 && floor % 2 != 0);
        return up ? floor + 1 : floor;
    }

    /** {@code <0.95}, whole cents from {@code 0.95} to {@code 0.98}, and {@code 0.99} for that and more. */
    public String priceBucket() {
        var cents = Math.floorDiv(purchasePrice().dollarsE6(), E6_PER_CENT);
        return cents < 95 ? "<0.95" : "0." + Math.min(cents, 99);
    }
}
