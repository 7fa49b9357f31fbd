package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one instruction. */
public sealed interface Outcome {
    /**
     * It was done to an order.
     *
     * @param order as it is now
     * @param filledNow contracts that this instruction filled
     * @param averagePrice of what filled now, on the YES leg; null if nothing did
     * @param averageFee per contract of what filled now; null if nothing did
     * @param reducedBy contracts that are no longer to be filled
     * @param countChanged false where an amendment left filled and remaining counts alone
     */
    record Done(
            Order order,
            Quantity filledNow,
            @Nullable Price averagePrice,
            @Nullable Price averageFee,
            Quantity reducedBy,
            boolean countChanged,
            Instant at)
            implements Outcome {}

    /** It was done to all resting orders of an account. */
    record AllCanceled(int orders, Instant at) implements Outcome {}

    record GroupDone(String groupId, int subaccount, Instant at) implements Outcome {}

    record SubaccountOpened(int subaccount, Instant at) implements Outcome {}

    record Transferred(String transferId, Instant at) implements Outcome {}

    /** Nothing was changed. */
    record Rejected(Refusal refusal) implements Outcome {}
}
