package io.evenkeel.pnl.ledger.api;

import io.evenkeel.pnl.ledger.Rebuild;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as REST shows it.
 *
 * @param books how many books there were when it began; {@code null} before
 * @param setBack books that could not be computed; they are tried again, and carry an alarm until then
 * @param failures steps that failed in a row; the work goes on with the same books
 */
record RebuildView(
        UUID rebuildId,
        @Nullable String account,
        @Nullable String ticker,
        String state,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Long books,
        long done,
        long setBack,
        int failures,
        @Nullable String error) {
    static RebuildView of(Rebuild rebuild) {
        var account = rebuild.account();
        var ticker = rebuild.ticker();
        var progress = rebuild.progress();
        return new RebuildView(
                rebuild.id(),
                account == null ? null : account.value(),
                ticker == null ? null : ticker.value(),
                progress.state().name().toLowerCase(Locale.ROOT),
                rebuild.requestedBy(),
                rebuild.requestedAt(),
                rebuild.startedAt(),
                rebuild.finishedAt(),
                rebuild.books(),
                progress.done(),
                progress.setBack(),
                progress.failures(),
                progress.error());
    }
}
