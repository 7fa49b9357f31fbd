package io.evenkeel.sync.ingest.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.DriftSeen;
import io.evenkeel.sync.ingest.Resource;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandOnTest {
    private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

    private final Ingest ingest = new Ingest();

    @Test
    void the_same_record_again_changes_nothing() {
        keep(Keeping.PLAIN, FakeList.fill("a", AT, "0.5000"));

        var again = keep(Keeping.PLAIN, FakeList.fill("a", AT, "0.5000"), FakeList.fill("a", AT, "0.5000"));

        assertThat(again).isEqualTo(new Counts(1, 1, 0, 0, 0));
        assertThat(ingest.records.told).containsExactly("a");
    }

    @Test
    void a_fill_that_came_again_with_another_price_is_set_apart_and_never_overwrites() {
        keep(Keeping.PLAIN, FakeList.fill("a", AT, "0.5000"));

        var again = keep(Keeping.PLAIN, FakeList.fill("a", AT, "0.7000"));

        assertThat(again).isEqualTo(new Counts(1, 1, 0, 0, 1));
        assertThat(ingest.records.told).containsExactly("a");
        assertThat(ingest.records.apart).singleElement().satisfies(apart -> {
            assertThat(apart.kind()).isEqualTo(Apart.Kind.CONFLICT);
            assertThat(apart.reason()).isEqualTo("the same id with another yes_price_dollars");
            assertThat(apart.raw()).contains("0.7000");
        });
    }

    @Test
    void two_contradicting_rows_of_one_answer_leave_the_first_one() {
        keep(Keeping.PLAIN, FakeList.fill("a", AT, "0.5000"), FakeList.fill("a", AT, "0.7000"));

        assertThat(ingest.records.kept.get("a"))
                .extracting(Kept::raw)
                .asString()
                .contains("0.5000");
        assertThat(ingest.records.apart).hasSize(1);
    }

    @Test
    void a_fee_that_comes_late_completes_the_record() {
        keep(Keeping.PLAIN, FakeList.fill("a", AT, "0.5000").replace(",\"fee_cost\":\"0.010000\"", ""));

        var completed = keep(Keeping.PLAIN, FakeList.fill("a", AT, "0.5000"));

        assertThat(completed.updated()).isEqualTo(1);
        assertThat(ingest.records.apart).isEmpty();
        assertThat(ingest.records.told).containsExactly("a", "a");
    }

    @Test
    void an_order_does_not_come_back_to_life() {
        keepOrder("executed", "2.00", "0.00");

        keepOrder("resting", "1.00", "1.00");

        assertThat(ingest.records.kept.get("o"))
                .extracting(Kept::raw)
                .asString()
                .contains("executed");
        assertThat(ingest.records.apart)
                .singleElement()
                .extracting(Apart::reason)
                .isEqualTo("goes back behind a state that is final");
    }

    /** It is kept, and it does not make us believe that everything up to its time was read. */
    @Test
    void a_time_in_the_future_is_kept_and_flagged() {
        keep(
                Keeping.PLAIN,
                FakeList.fill("a", AT, "0.5000"),
                FakeList.fill("b", Ingest.NOW.plusSeconds(301), "0.5000"));

        assertThat(ingest.records.told).containsExactly("a", "b");
        assertThat(ingest.records.apart).singleElement().satisfies(apart -> {
            assertThat(apart.kind()).isEqualTo(Apart.Kind.FLAGGED);
            assertThat(apart.recordId()).isEqualTo("b");
        });
        assertThat(ingest.records.watermark).isEqualTo(AT);
    }

    @Test
    void a_record_that_the_tables_refuse_is_set_apart_and_the_rest_is_kept_in_its_order() {
        ingest.records.unstorable.add("b");

        var counts = keep(
                Keeping.ofReading(Ingest.NOW),
                FakeList.fill("a", AT, "0.5000"),
                FakeList.fill("b", AT.plusSeconds(1), "0.5000"),
                FakeList.fill("c", AT.plusSeconds(2), "0.5000"));

        assertThat(counts).isEqualTo(new Counts(1, 3, 2, 0, 1));
        assertThat(ingest.records.told).containsExactly("a", "c");
        assertThat(ingest.records.apart).singleElement().satisfies(apart -> {
            assertThat(apart.kind()).isEqualTo(Apart.Kind.UNREADABLE);
            assertThat(apart.recordId()).isEqualTo("b");
            assertThat(apart.reason()).isEqualTo("the database refuses it: numeric field overflow (22003)");
        });
        assertThat(ingest.records.watermark).isEqualTo(AT.plusSeconds(2));
        assertThat(ingest.records.progress).isEqualTo(new Progress(null, Ingest.NOW));
    }

    @Test
    void a_dry_run_counts_and_writes_nothing() {
        keep(Keeping.PLAIN, FakeList.fill("a", AT, "0.5000"));

        var counts = keep(
                Keeping.ofBackfill(Ingest.FENCE.holder(), true, Ingest.NOW),
                FakeList.fill("a", AT, "0.5000").replace("0.010000", "0.020000"),
                FakeList.fill("b", AT, "0.5000"));

        assertThat(counts).isEqualTo(new Counts(1, 2, 1, 1, 0));
        assertThat(ingest.records.told).containsExactly("a");
        assertThat(ingest.records.progress).isNull();
    }

    @Test
    void names_and_words_that_are_not_known_are_counted() {
        keep(
                Keeping.PLAIN,
                FakeList.fill("a", AT, "0.5000").replace("{\"fill_id\"", "{\"colour\":{\"x\":1},\"fill_id\""),
                FakeList.fill("b", AT, "0.5000")
                        .replace("{\"fill_id\"", "{\"colour\":1,\"outcome_side\":\"yes\",\"fill_id\""));
        ingest.drift.flush().await().indefinitely();

        assertThat(ingest.report.all)
                .extracting(DriftSeen::object, DriftSeen::field, DriftSeen::seen)
                .containsExactly(tuple("fills", "colour", 2L));
    }

    private Counts keep(Keeping keeping, String... rows) {
        var kept = Arrays.stream(rows).map(FakeList::kept).toList();
        return keep(Resource.FILLS, kept, keeping);
    }

    private void keepOrder(String status, String filled, String remaining) {
        var raw = "{\"order_id\":\"o\",\"ticker\":\"KXFAKE-1\",\"book_side\":\"bid\",\"status\":\"" + status
                + "\",\"yes_price_dollars\":\"0.5000\",\"initial_count_fp\":\"2.00\",\"fill_count_fp\":\"" + filled
                + "\",\"remaining_count_fp\":\"" + remaining + "\",\"taker_fill_cost_dollars\":\"1.000000\","
                + "\"maker_fill_cost_dollars\":\"0.000000\",\"taker_fees_dollars\":\"0.000000\","
                + "\"maker_fees_dollars\":\"0.000000\",\"created_time\":\"" + AT + "\"}";
        var text = new StoredText(Resource.ORDERS, "orders", Ingest.ACCOUNT, Subaccount.PRIMARY, raw, Ingest.NOW);
        assertThat(text.read())
                .isInstanceOfSatisfying(
                        StoredText.Reading.Understood.class,
                        reading -> keep(Resource.ORDERS, List.of(reading.kept()), Keeping.PLAIN));
    }

    private Counts keep(Resource resource, List<Kept> kept, Keeping keeping) {
        return ingest.handOn
                .keep(Ingest.FENCE, resource, new Harvest(kept, List.of(), 1, false, false), keeping)
                .await()
                .indefinitely();
    }
}
