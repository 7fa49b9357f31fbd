package io.evenkeel.pnl.report.usecase;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** Where the books are read. */
public interface ReportStore {
    /** Does all reads of one answer at one moment; they must come one after the other. */
    <T> Uni<T> atOneMoment(Function<ReportReads, Uni<T>> reads);
}
