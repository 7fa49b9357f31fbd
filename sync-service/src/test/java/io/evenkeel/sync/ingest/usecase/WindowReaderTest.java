package io.evenkeel.sync.ingest.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.Window;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowReaderTest {
    private static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Ingest ingest = new Ingest();
    private final FakeList list = new FakeList();

    @Test
    void everything_is_kept_once_and_told_oldest_first_with_few_calls_in_vain() {
        list.with(2000, START, HOUR);

        var counts = read(Window.WHOLE);

        assertThat(counts.inserted()).isEqualTo(2000);
        assertThat(ingest.records.told).hasSize(2000).isSorted();
        assertThat(list.calls).as("200 pages hold something").hasSizeLessThan(320);
    }

    /** The promise of a kill: windows that were finished are not asked for again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 12})
    void after_a_kill_finished_windows_are_not_fetched_again(int writes) {
        list.with(1000, START, HOUR);
        ingest.records.writesLeft = writes;
        assertThatThrownBy(() -> read(Window.WHOLE)).hasMessage("killed");
        var done = progress();
        var keptBefore = ingest.records.kept.size();
        var callsBefore = list.calls.size();

        ingest.records.writesLeft = Integer.MAX_VALUE;
        read(Window.WHOLE.after(done));

        assertThat(ingest.records.kept).hasSize(1000);
        assertThat(ingest.records.told).as("each told once").hasSize(1000).doesNotHaveDuplicates();
        assertThat(list.calls.subList(callsBefore, list.calls.size()))
                .as("calls for what was read before")
                .noneMatch(call -> call.window().start().isBefore(done.minusSeconds(2)));
        var undisturbed = new FakeList().with(1000, START, HOUR);
        new Ingest().windows.read(job(undisturbed), Window.WHOLE).await().indefinitely();
        var left = (1000 - keptBefore) / 1000.0;
        assertThat((double) list.calls.size() - callsBefore)
                .as("calls after the kill")
                .isLessThan(undisturbed.calls.size() * left + 40);
    }

    @Test
    void a_list_that_grows_while_it_is_read_is_read_until_two_passes_agree() {
        list.with(25, Ingest.NOW.minusSeconds(300), Duration.ofSeconds(1));
        var grown = new AtomicInteger();
        list.betweenPages = () -> {
            if (grown.getAndIncrement() < 4) {
                list.add("late" + grown.get(), Ingest.NOW);
            }
        };

        read(new Window(Ingest.NOW.minusSeconds(310), null));

        assertThat(ingest.records.kept).hasSize(29);
        assertThat(list.calls.stream().filter(call -> call.cursor().isEmpty()).count())
                .as("passes")
                .isEqualTo(4);
    }

    /** A row that vanishes moves the others up, over the edge of a page that was read already. */
    @Test
    void a_record_that_slipped_between_two_pages_is_found_by_the_second_pass() {
        list.with(35, Ingest.NOW.minusSeconds(300), Duration.ofSeconds(1));
        var once = new AtomicInteger();
        list.betweenPages = () -> {
            if (once.getAndIncrement() == 0) {
                list.rows.removeLast();
            }
        };

        read(new Window(Ingest.NOW.minusSeconds(310), null));

        assertThat(ingest.records.kept.keySet()).containsAll(ids(list));
    }

    @Test
    void a_list_that_never_settles_is_not_believed() {
        list.with(25, Ingest.NOW.minusSeconds(300), Duration.ofSeconds(1));
        var next = new AtomicInteger();
        list.betweenPages = () -> list.add("more" + next.getAndIncrement(), Ingest.NOW.minusSeconds(300));

        assertThatThrownBy(() -> read(new Window(Ingest.NOW.minusSeconds(310), null)))
                .isInstanceOf(ExchangeFailure.Unfinished.class)
                .hasMessageContaining("passes");
        assertThat(ingest.records.kept).isEmpty();
    }

    @Test
    void more_records_in_one_second_than_a_window_may_hold_are_read_all_the_same() {
        list.with(150, START, Duration.ZERO);

        read(Window.WHOLE);

        assertThat(ingest.records.kept).hasSize(150);
        assertThat(list.calls).hasSizeLessThan(150);
    }

    /** As after a field of every record has got another name: what cannot be understood is no end of the list. */
    @Test
    void pages_that_hold_nothing_readable_are_read_to_their_end_and_set_apart() {
        list.with(383, START, HOUR);
        list.rows.replaceAll(row -> row.replace("count_fp", "count_fixed"));

        var counts = read(Window.WHOLE);

        assertThat(ingest.records.apart).extracting(Apart::raw).containsAll(list.rows);
        assertThat(ingest.records.apart).extracting(Apart::reason).containsOnly("count_fp is missing");
        assertThat(counts.unreadable()).isGreaterThanOrEqualTo(383);
    }

    @Test
    void more_unreadable_records_in_one_second_than_a_window_may_hold_are_set_apart_all_the_same() {
        list.with(150, START, Duration.ZERO);
        list.rows.replaceAll(row -> row.replace("count_fp", "count_fixed"));

        read(Window.WHOLE);

        assertThat(ingest.records.apart).extracting(Apart::raw).containsAll(list.rows);
    }

    /** The cursor goes on and on over the same rows, whether they are readable or not. */
    @Test
    void pages_that_bring_nothing_new_and_nothing_readable_end_the_reading() {
        list.with(5, Ingest.NOW.minusSeconds(30), Duration.ofSeconds(1));
        list.rows.replaceAll(row -> row.replace("count_fp", "count_fixed"));
        var made = new AtomicInteger();
        list.cursors = _ -> "0/" + made.incrementAndGet();

        assertThatThrownBy(() -> read(new Window(Ingest.NOW.minusSeconds(35), null)))
                .isInstanceOf(ExchangeFailure.Unfinished.class)
                .hasMessageContaining("nothing new");
        assertThat(list.calls).hasSizeLessThan(10);
    }

    /** The cursor goes on and on over the same rows. */
    @Test
    void pages_that_bring_nothing_new_end_the_reading_and_mark_nothing() {
        list.with(5, Ingest.NOW.minusSeconds(30), Duration.ofSeconds(1));
        var made = new AtomicInteger();
        list.cursors = _ -> "0/" + made.incrementAndGet();

        assertThatThrownBy(() -> read(new Window(Ingest.NOW.minusSeconds(35), null)))
                .isInstanceOf(ExchangeFailure.Unfinished.class)
                .hasMessageContaining("nothing new");
        assertThat(list.calls).hasSizeLessThan(10);
        assertThat(ingest.records.kept).isEmpty();
        assertThat(ingest.records.progress).isNull();
    }

    @Test
    void the_same_cursor_again_and_again_ends_the_reading_and_marks_nothing() {
        list.with(35, START, HOUR);
        list.cursors = _ -> "10/";

        assertThatThrownBy(() -> read(Window.WHOLE))
                .isInstanceOf(ExchangeFailure.Unfinished.class)
                .hasMessageContaining("same cursor");
        assertThat(ingest.records.kept).isEmpty();
        assertThat(ingest.records.progress).isNull();
    }

    @Test
    void empty_pages_with_a_cursor_end_the_reading_and_mark_nothing() {
        var made = new AtomicInteger();
        list.cursors = _ -> made.incrementAndGet() + "/";

        assertThatThrownBy(() -> read(Window.WHOLE))
                .isInstanceOf(ExchangeFailure.Unfinished.class)
                .hasMessageContaining("nothing new");
        assertThat(list.calls).hasSizeLessThan(20);
        assertThat(ingest.records.progress).isNull();
    }

    @Test
    void a_turn_that_is_over_says_where_to_go_on() {
        list.with(500, START, HOUR);

        var part = ingest.windows
                .read(job(list), new Window(START, Ingest.NOW), Instant.MIN)
                .await()
                .indefinitely();

        assertThat(part.rest()).isNotNull();
        assertThat(ingest.records.kept.size()).isLessThan(500);
    }

    @Test
    void one_window_is_read_while_another_is_kept_and_no_third() {
        list.with(500, START, HOUR);
        ingest.records.gate = new CompletableFuture<>();

        var reading = ingest.windows.read(job(list), Window.WHOLE).subscribeAsCompletionStage();

        assertThat(list.readWhole).hasSize(2);
        assertThat(reading).isNotDone();
        ingest.records.gate.complete(null);
        assertThat(reading.join().inserted()).isEqualTo(500);
        assertThat(ingest.records.told).hasSize(500).isSorted();
    }

    /** What was read before is kept; what cannot be read is told. */
    @Test
    void reading_that_fails_waits_until_the_window_before_is_kept() {
        list.with(500, START, HOUR);
        ingest.records.gate = new CompletableFuture<>();
        var failing = new WindowReader.Job(
                Ingest.FENCE,
                Resource.FILLS,
                reach -> list.readWhole.isEmpty()
                        ? list.window(reach)
                        : Uni.createFrom().failure(new IllegalStateException("exchange is away")),
                true,
                Keeping::ofReading);

        var reading = ingest.windows.read(failing, new Window(START, null)).subscribeAsCompletionStage();

        assertThat(reading).isNotDone();
        ingest.records.gate.complete(null);
        assertThatThrownBy(reading::join).hasRootCauseMessage("exchange is away");
        assertThat(ingest.records.kept).isNotEmpty();
        assertThat(progress()).isEqualTo(list.readWhole.getFirst().to());
    }

    private Counts read(Window window) {
        return ingest.windows.read(job(list), window).await().indefinitely();
    }

    private static WindowReader.Job job(FakeList list) {
        return new WindowReader.Job(Ingest.FENCE, Resource.FILLS, list::window, true, Keeping::ofReading);
    }

    private Instant progress() {
        @Nullable Progress progress = ingest.records.progress;
        return progress == null ? Window.WHOLE.start() : progress.readTo();
    }

    private static List<String> ids(FakeList list) {
        var ids = new ArrayList<String>();
        list.rows.forEach(row -> ids.add(FakeList.kept(row).id()));
        return ids;
    }
}
