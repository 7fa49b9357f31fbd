package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.kalshi.wire.Fill;
import io.evenkeel.kalshi.wire.Page;
import io.evenkeel.kalshi.wire.WireReaders;
import io.evenkeel.sync.ingest.Window;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Fills of an exchange in memory, newest first in pages of ten, which remembers what it was asked for. */
final class FakeList {
    private static final int PAGE = 10;
    private static final WalkGuard.Shape<Fill> SHAPE =
            new WalkGuard.Shape<>(fill -> fill.fillId().value(), Fill::createdTime);

    /** A call, by its window and its cursor. */
    record Call(Window window, String cursor) {}

    final List<String> rows = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    final List<Window> readWhole = new ArrayList<>();
    Runnable betweenPages = () -> {};
    UnaryOperator<String> cursors = UnaryOperator.identity();

    /** Adds fills, one every so often. */
    FakeList with(int count, Instant from, Duration every) {
        for (var i = 0; i < count; i++) {
            add("f%05d".formatted(rows.size()), from.plus(every.multipliedBy(i)));
        }
        return this;
    }

    void add(String id, Instant at) {
        rows.add(fill(id, at, "0.5000"));
    }

    static String fill(String id, Instant at, String price) {
        return "{\"fill_id\":\"" + id + "\",\"order_id\":\"o-" + id
                + "\",\"ticker\":\"KXFAKE-1\",\"book_side\":\"bid\","
                + "\"count_fp\":\"1.00\",\"yes_price_dollars\":\"" + price + "\",\"fee_cost\":\"0.010000\","
                + "\"is_taker\":true,\"created_time\":\"" + at + "\"}";
    }

    static Kept kept(String row) {
        return ToKept.fill(Ingest.ACCOUNT, read(List.of(row), "").good().getFirst());
    }

    Uni<Harvest> window(Reach reach) {
        return PageWalk.all(WalkGuard.over(cursor -> page(reach.window(), cursor), SHAPE, reach), reach.pagesMax())
                .map(walk -> Harvest.of(walk, "fills", Subaccount.PRIMARY, fill -> ToKept.fill(Ingest.ACCOUNT, fill)))
                .invoke(() -> readWhole.add(reach.window()));
    }

    private Uni<Page<Fill>> page(Window window, String cursor) {
        if (!cursor.isEmpty()) {
            betweenPages.run();
        }
        calls.add(new Call(window, cursor));
        var wanted = rows.stream()
                .filter(row -> isIn(window, at(row)))
                .sorted(Comparator.comparing(FakeList::at)
                        .thenComparing(row -> row)
                        .reversed())
                .toList();
        var start = cursor.isEmpty() ? 0 : Integer.parseInt(cursor.split("/", 2)[0]);
        var end = Math.min(wanted.size(), start + PAGE);
        var page = wanted.subList(Math.min(start, end), end);
        return Uni.createFrom().item(read(page, cursors.apply(end < wanted.size() ? end + "/" : "")));
    }

    private static Page<Fill> read(List<String> rows, String cursor) {
        var body = "{\"fills\":[" + String.join(",", rows) + "],\"cursor\":\"" + cursor + "\"}";
        return WireReaders.fills(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Bounds are whole seconds, both inclusive, as on the exchange. */
    private static boolean isIn(Window window, Instant at) {
        var from = window.from();
        var to = window.to();
        return (from == null || at.getEpochSecond() >= from.getEpochSecond())
                && (to == null || at.getEpochSecond() <= to.getEpochSecond());
    }

    private static Instant at(String row) {
        var start = row.indexOf("created_time") + 15;
        return Instant.parse(row.substring(start, row.indexOf('"', start)));
    }
}
