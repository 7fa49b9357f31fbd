package io.evenkeel.simulator.door.usecase;

import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.fault.Fault;
import io.evenkeel.simulator.fault.FaultKind;
import io.evenkeel.simulator.fault.FaultPlan;
import io.evenkeel.simulator.fault.StaleOrders;
import io.evenkeel.simulator.query.PageRule;
import io.evenkeel.simulator.query.Query;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The call that is being answered: who makes it, and which faults befall it. */
@RequestScoped
public class Call {
    private final FaultPlan plan;
    private @Nullable String account;
    private List<Fault> faults = List.of();
    private List<StaleOrders.Hold> holds = List.of();

    Call(FaultPlan plan) {
        this.plan = plan;
    }

    public void enter(@Nullable String caller) {
        account = caller;
    }

    public void befall(List<Fault> hits) {
        faults = List.copyOf(hits);
    }

    /** Notes what reads after this call must not tell yet. */
    public void hold(List<StaleOrders.Hold> kept) {
        holds = List.copyOf(kept);
    }

    /** The account that signed the call. */
    public String account() {
        if (account == null) {
            throw Refusal.headerMissing("signature");
        }
        return account;
    }

    /** The account that signed the call, null if nobody did. */
    public @Nullable String accountIfAny() {
        return account;
    }

    public List<Fault> faults() {
        return faults;
    }

    public List<StaleOrders.Hold> holds() {
        return holds;
    }

    /** The parameters of this call, under the exchange's name for it. */
    public Query query(String operation, Map<String, List<String>> parameters) {
        return new Query(operation, parameters, pageRule());
    }

    private PageRule pageRule() {
        var rule = PageRule.NONE;
        for (var fault : faults) {
            if (fault.kind() == FaultKind.PAGE_SIZE) {
                rule = new PageRule(Math.min(rule.sizeMax(), fault.number()), rule.repeatedRows());
                plan.happened(fault);
            } else if (fault.kind() == FaultKind.REPEATED_ROWS) {
                rule = new PageRule(rule.sizeMax(), Math.max(rule.repeatedRows(), fault.number()));
                plan.happened(fault);
            }
        }
        return rule;
    }
}
