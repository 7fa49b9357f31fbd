package io.evenkeel.sync.run.api;

import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.run.RunRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is shown.
 *
 * @param account {@code null} if the run is of several
 * @param progress from 0 to 1
 */
record RunView(
        UUID runId,
        String kind,
        @Nullable String account,
        List<String> accounts,
        String resource,
        String state,
        boolean dryRun,
        @Nullable Instant from,
        @Nullable Instant to,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long pages,
        long fetched,
        long inserted,
        long updated,
        long unchanged,
        long unreadable,
        BigDecimal progress,
        @Nullable String error) {

    /** @param rows of one run, not empty */
    static RunView of(List<RunRow> rows) {
        var first = rows.getFirst();
        var accounts = rows.stream().map(row -> row.account().value()).toList();
        var counts = rows.stream().map(RunRow::counts).reduce(Counts.NONE, Counts::plus);
        var span = first.backfill();
        var over = rows.stream().filter(RunRow::isOver).count();
        var errors = rows.stream().map(RunRow::error).filter(Objects::nonNull).collect(Collectors.joining("; "));
        return new RunView(
                first.runId(),
                first.kind(),
                accounts.size() == 1 ? accounts.getFirst() : null,
                accounts,
                first.resource(),
                state(rows),
                span != null && span.dryRun(),
                span == null ? null : span.from(),
                span == null ? null : span.to(),
                first.requestedAt(),
                rows.stream()
                        .map(RunRow::startedAt)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null),
                over < rows.size()
                        ? null
                        : rows.stream()
                                .map(RunRow::finishedAt)
                                .filter(Objects::nonNull)
                                .max(Instant::compareTo)
                                .orElse(null),
                counts.pages(),
                counts.fetched(),
                counts.inserted(),
                counts.updated(),
                counts.unchanged(),
                counts.unreadable(),
                progress(rows),
                errors.isEmpty() ? null : errors);
    }

    /** What is over counts as a whole, whatever came of it. */
    private static BigDecimal progress(List<RunRow> rows) {
        var thousandths = rows.stream()
                .mapToLong(row -> row.isOver() ? 1000 : row.progress())
                .sum();
        return BigDecimal.valueOf(thousandths).divide(BigDecimal.valueOf(1000L * rows.size()), 2, RoundingMode.DOWN);
    }

    private static String state(List<RunRow> rows) {
        if (rows.stream().anyMatch(row -> !row.isOver())) {
            return "running";
        }
        return rows.stream().anyMatch(row -> row.state().equals("failed")) ? "failed" : "succeeded";
    }
}
