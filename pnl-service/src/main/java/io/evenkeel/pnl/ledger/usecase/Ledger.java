package io.evenkeel.pnl.ledger.usecase;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** Where facts and books are kept. */
public interface Ledger {
    /** Runs the work in one transaction: committed when its result is there, rolled back when it fails. */
    <T> Uni<T> inTransaction(Function<LedgerTransaction, Uni<T>> work);
}
