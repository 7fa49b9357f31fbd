package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Refusal;

/** What the engine made of one instruction. */
public sealed interface Result {
    /**
     * @param filledNow contracts that it filled
     * @param yesValueNow the same times their prices on the YES leg
     * @param feeNow charged for them
     * @param reducedBy contracts that are no longer to be filled
     * @param countChanged false where an amendment left the counts alone
     */
    record Done(
            WorkingOrder order,
            Quantity filledNow,
            Money yesValueNow,
            Money feeNow,
            Quantity reducedBy,
            boolean countChanged)
            implements Result {}

    record AllCanceled(int orders) implements Result {}

    record GroupDone(OrderGroup group) implements Result {}

    record Refused(Refusal refusal) implements Result {}
}
