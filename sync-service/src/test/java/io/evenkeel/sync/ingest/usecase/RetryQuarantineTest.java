package io.evenkeel.sync.ingest.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryQuarantineTest {
    private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");
    private static final String UNREADABLE = "{\"fill_id\":\"x\"}";

    private final Ingest ingest = new Ingest();
    private final FakeQuarantine quarantine = new FakeQuarantine();
    private final RetryQuarantine retry = new RetryQuarantine(quarantine, ingest.records, ingest.handOn, Ingest.CLOCK);

    @Test
    void what_is_understood_by_now_is_kept_told_and_settled_and_the_rest_stays() {
        quarantine.hold(Apart.Kind.UNREADABLE, FakeList.fill("a", AT, "0.5000"), Ingest.NOW);
        quarantine.hold(Apart.Kind.UNREADABLE, UNREADABLE, Ingest.NOW);

        assertThat(retry()).isEqualTo(new Counts(0, 2, 1, 0, 0));

        assertThat(ingest.records.told).containsExactly("a");
        assertThat(quarantine.settled).singleElement().asString().contains("\"a\"");
    }

    @Test
    void a_kill_before_it_is_kept_leaves_it_in_quarantine() {
        quarantine.hold(Apart.Kind.UNREADABLE, FakeList.fill("a", AT, "0.5000"), Ingest.NOW);
        ingest.records.writesLeft = 0;

        assertThatThrownBy(this::retry).hasMessage("killed");

        assertThat(quarantine.settled).isEmpty();
    }

    @Test
    void an_old_text_does_not_replace_what_came_after_it() {
        keep(FakeList.fill("a", AT, "0.5000"));
        quarantine.hold(
                Apart.Kind.UNREADABLE,
                FakeList.fill("a", AT, "0.5000").replace("0.010000", "0.990000"),
                Ingest.NOW.minusSeconds(1));

        assertThat(retry().updated()).isZero();

        assertThat(ingest.records.told).containsExactly("a");
        assertThat(quarantine.settled).hasSize(1);
    }

    @Test
    void a_contradiction_that_still_is_one_is_set_apart_again() {
        keep(FakeList.fill("a", AT, "0.5000"));
        quarantine.hold(Apart.Kind.CONFLICT, FakeList.fill("a", AT, "0.7000"), Ingest.NOW.plusSeconds(1));

        retry();

        assertThat(ingest.records.told).containsExactly("a");
        assertThat(ingest.records.apart).singleElement().extracting(Apart::kind).isEqualTo(Apart.Kind.CONFLICT);
    }

    private Counts retry() {
        return retry.retry(Ingest.FENCE).await().indefinitely();
    }

    private void keep(String row) {
        var harvest = new Harvest(List.of(FakeList.kept(row)), List.of(), 1, false, false);
        ingest.handOn
                .keep(Ingest.FENCE, Resource.FILLS, harvest, Keeping.PLAIN)
                .await()
                .indefinitely();
    }

    /** Quarantine in memory, a page at a time. */
    private static final class FakeQuarantine implements QuarantinedRecords {
        private final List<Held> all = new ArrayList<>();
        private final List<String> settled = new ArrayList<>();

        void hold(Apart.Kind kind, String raw, Instant lastSeen) {
            var text = new StoredText(Resource.FILLS, "fills", Ingest.ACCOUNT, Subaccount.PRIMARY, raw, lastSeen);
            all.add(new Held(kind, Integer.toString(all.size()), null, text));
        }

        @Override
        public Uni<List<Held>> open(AccountId account, @Nullable Held after, int limit) {
            var start = after == null ? 0 : all.indexOf(after) + 1;
            return Uni.createFrom().item(all.subList(start, Math.min(all.size(), start + 1)));
        }

        @Override
        public Uni<Void> settle(Fence fence, List<Held> held) {
            held.forEach(one -> settled.add(one.text().raw()));
            return Uni.createFrom().voidItem();
        }
    }
}
