package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that a participant tells the engine to do. */
public sealed interface Instruction {
    /** Who tells it; a name that begins with {@code #} is the house or a robot, which need no collateral. */
    String account();

    record Place(String account, Ticket ticket) implements Instruction {}

    /**
     * Another price or size for a resting order.
     *
     * @param count the new total: what has filled already and what is to rest
     * @param clientOrderId if given, must be that of the order
     * @param updatedClientOrderId the order's name from now on, null to keep it
     * @param expiration null to keep it, {@link Instant#EPOCH} for never
     */
    record Amend(
            String account,
            String orderId,
            int subaccount,
            String ticker,
            BookSide side,
            Price price,
            Quantity count,
            @Nullable String clientOrderId,
            @Nullable String updatedClientOrderId,
            @Nullable Instant expiration)
            implements Instruction {}

    /** Fewer contracts, by so many or to so many; exactly one of the two is given. */
    record Decrease(
            String account,
            String orderId,
            int subaccount,
            @Nullable Quantity reduceBy,
            @Nullable Quantity reduceTo) implements Instruction {}

    record Cancel(String account, String orderId, int subaccount) implements Instruction {}

    /**
     * Every resting order.
     *
     * @param subaccount whose, null for all
     */
    record CancelAll(String account, @Nullable Integer subaccount) implements Instruction {}

    /**
     * @param limit contracts that may match within 15 seconds
     */
    record CreateGroup(String account, int subaccount, Quantity limit) implements Instruction {}

    record LimitGroup(String account, int subaccount, String groupId, Quantity limit) implements Instruction {}

    /** Lets a triggered group take orders again. */
    record ResetGroup(String account, int subaccount, String groupId) implements Instruction {}

    /** Cancels the group's orders, and lets it take none. */
    record TriggerGroup(String account, int subaccount, String groupId) implements Instruction {}

    record DeleteGroup(String account, int subaccount, String groupId) implements Instruction {}

    /** The next free sub-account number. */
    record OpenSubaccount(String account) implements Instruction {}

    /** Cash from one sub-account to another. */
    record Transfer(
            String account, @Nullable String clientTransferId, int fromSubaccount, int toSubaccount, Money amount)
            implements Instruction {}
}
