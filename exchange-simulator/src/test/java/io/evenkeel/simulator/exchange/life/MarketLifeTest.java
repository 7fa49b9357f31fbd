package io.evenkeel.simulator.exchange.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.exchange.life.MarketMove.Amend;
import io.evenkeel.simulator.exchange.life.MarketMove.Determine;
import io.evenkeel.simulator.exchange.life.MarketMove.Dispute;
import io.evenkeel.simulator.exchange.life.MarketMove.Finish;
import io.evenkeel.simulator.exchange.life.MarketMove.MoveClose;
import io.evenkeel.simulator.exchange.life.MarketMove.Pause;
import io.evenkeel.simulator.exchange.life.MarketMove.Reopen;
import io.evenkeel.simulator.exchange.life.MarketMove.Settle;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The market opens at 12:00, closes at 13:00, and its settlement timer is ten minutes. */
class MarketLifeTest {
    private static final String TICKER = "KXGAME-26A-HOME";
    private static final Verdict YES = new Verdict("yes", Price.ONE);
    private static final Verdict NO = new Verdict("no", Price.ZERO);
    private static final Verdict HALF = new Verdict("scalar", Price.parse("0.5000"));

    private final RecordingFloor floor = new RecordingFloor(at("11:00"));
    private final MarketLife life = new MarketLife(floor);

    @Test
    void the_clock_opens_closes_determines_and_finalizes() {
        list("initialized");
        floor.rest();
        life.put(Ending.of(WireRow.of(Map.of(
                "ticker", TICKER, "result", "yes", "determined_at", at("13:30").toString()))));

        life.advance(at("11:59"));
        assertThat(floor.status(TICKER)).isEqualTo("initialized");
        life.advance(at("12:00"));
        assertThat(floor.status(TICKER)).isEqualTo("active");
        life.advance(at("13:00"));
        assertThat(floor.status(TICKER)).isEqualTo("closed");
        life.advance(at("13:35"));
        assertThat(floor.status(TICKER)).isEqualTo("determined");
        assertThat(floor.row(TICKER).text("result")).isEqualTo("yes");
        life.advance(at("13:40"));
        assertThat(floor.status(TICKER)).isEqualTo("finalized");
        assertThat(floor.row(TICKER).instant("settlement_ts")).isEqualTo(at("13:40"));

        assertThat(floor.happened())
                .containsExactly(
                        "13:00 cancel CloseCancel",
                        "13:30 determined {determination_ts=" + at("13:30").getEpochSecond()
                                + ", result=yes, settlement_value=1.0000}",
                        "13:40 settled {settled_ts=" + at("13:40").getEpochSecond() + "}",
                        "13:40 pay yes 1.0000");
    }

    @Test
    void one_long_step_of_the_clock_does_the_same_at_the_same_times() {
        list("initialized");
        floor.rest();
        life.put(new Ending(TICKER, NO, at("13:30"), null, Duration.ofHours(2), null));
        life.advance(at("20:00"));
        assertThat(floor.happened())
                .map(line -> line.substring(0, Math.min(17, line.length())))
                .containsExactly("13:00 cancel Clos", "13:30 determined ", "13:40 settled {se", "15:40 pay no 0.00");
        assertThat(floor.now()).isEqualTo(at("20:00"));
    }

    @Test
    void a_market_without_a_known_end_stays_closed() {
        list("active");
        life.advance(at("23:00"));
        assertThat(floor.status(TICKER)).isEqualTo("closed");
    }

    @Test
    void what_a_file_says_of_the_past_is_left_alone() {
        floor.passTo(at("18:00"));
        list("active");
        life.advance(at("23:00"));
        assertThat(floor.status(TICKER)).isEqualTo("active");
    }

    @Test
    void a_pause_keeps_the_orders_and_the_end_of_it_cancels_them() {
        list("active");
        life.move(TICKER, new Pause());
        assertThat(floor.status(TICKER)).isEqualTo("inactive");
        assertThat(floor.happened()).containsExactly("11:00 deactivated {is_deactivated=true}");
        life.move(TICKER, new Reopen());
        assertThat(floor.status(TICKER)).isEqualTo("active");
        assertThat(floor.happened())
                .endsWith("11:00 cancel null", "11:00 activated {is_deactivated=false}")
                .hasSize(3);
    }

    @Test
    void a_paused_market_closes_in_time() {
        list("active");
        life.move(TICKER, new Pause());
        life.advance(at("13:00"));
        assertThat(floor.status(TICKER)).isEqualTo("closed");
    }

    @Test
    void what_rests_in_a_closed_market_is_cancelled_shortly_after() {
        list("active");
        floor.rest();
        life.advance(at("13:00"));
        assertThat(floor.happened()).isEmpty();
        life.advance(at("13:00").plusMillis(999));
        assertThat(floor.happened()).isEmpty();
        life.advance(at("13:00").plusSeconds(1));
        assertThat(floor.happened()).containsExactly("13:00 cancel CloseCancel");
        life.advance(at("14:00"));
        assertThat(floor.happened()).hasSize(1);
    }

    @Test
    void how_shortly_can_be_set_and_not_at_all_is_at_once() {
        life.cancelAfter(Duration.ofMinutes(5));
        list("active");
        floor.rest();
        life.advance(at("13:04"));
        assertThat(floor.happened()).isEmpty();
        life.advance(at("13:06"));
        assertThat(floor.happened()).containsExactly("13:05 cancel CloseCancel");
        life.cancelAfter(Duration.ZERO);
        list("active");
        floor.rest();
        life.move(TICKER, new MoveClose(at("13:06")));
        assertThat(floor.happened()).endsWith("13:06 cancel CloseCancel");
    }

    @Test
    void a_result_does_not_find_orders_that_still_rest() {
        life.cancelAfter(Duration.ofMinutes(5));
        list("active");
        floor.rest();
        life.advance(at("13:00"));
        life.move(TICKER, new Determine(YES, Duration.ZERO));
        assertThat(floor.happened()).first().isEqualTo("13:00 cancel CloseCancel");
        life.advance(at("13:06"));
        assertThat(floor.happened()).filteredOn(line -> line.contains("cancel")).hasSize(1);
    }

    @Test
    void a_restored_market_ends_its_orders_when_they_were_to_end() {
        list("active");
        floor.rest();
        life.advance(at("13:00"));
        var again = new MarketLife(floor);
        life.cancels().forEach(again::restoreCancel);
        again.advance(at("13:01"));
        assertThat(floor.happened()).containsExactly("13:00 cancel CloseCancel");
    }

    @Test
    void a_closing_time_that_moves_closes_and_reopens() {
        list("active");
        floor.rest();
        life.move(TICKER, new MoveClose(at("14:00")));
        life.advance(at("13:30"));
        assertThat(floor.status(TICKER)).isEqualTo("active");
        life.move(TICKER, new MoveClose(at("13:20")));
        assertThat(floor.status(TICKER)).isEqualTo("closed");
        life.move(TICKER, new MoveClose(at("15:00")));
        assertThat(floor.status(TICKER)).isEqualTo("active");
        assertThat(floor.happened())
                .map(line -> line.split("[ =]", -1)[1])
                .containsExactly(
                        "close_date_updated", "close_date_updated", "close_date_updated", "cancel", "activated");
        life.advance(at("15:00"));
        assertThat(floor.status(TICKER)).isEqualTo("closed");
    }

    @Test
    void a_dispute_stops_the_timer_and_an_amended_result_starts_it_anew() {
        list("closed");
        life.move(TICKER, new Determine(YES, Duration.ZERO));
        life.advance(at("11:05"));
        life.move(TICKER, new Dispute());
        life.advance(at("12:00"));
        assertThat(floor.status(TICKER)).isEqualTo("disputed");
        life.move(TICKER, new Amend(NO));
        assertThat(floor.status(TICKER)).isEqualTo("amended");
        life.advance(at("12:09"));
        assertThat(floor.status(TICKER)).isEqualTo("amended");
        life.advance(at("12:10"));
        assertThat(floor.status(TICKER)).isEqualTo("finalized");
        assertThat(floor.happened()).filteredOn(line -> line.contains("pay")).containsExactly("12:10 pay no 0.0000");
    }

    @Test
    void an_amended_result_corrects_what_was_paid() {
        list("closed");
        life.move(TICKER, new Settle(YES, Duration.ZERO));
        life.advance(at("12:30"));
        life.move(TICKER, new Amend(HALF));
        assertThat(floor.status(TICKER)).isEqualTo("finalized");
        assertThat(floor.row(TICKER).text("settlement_value_dollars")).isEqualTo("0.5000");
        assertThat(floor.happened())
                .filteredOn(line -> line.contains("pay"))
                .containsExactly("11:00 pay yes 1.0000", "12:30 pay scalar 0.5000");
    }

    @Test
    void a_result_amended_before_a_late_pay_out_is_the_one_that_is_paid() {
        list("closed");
        life.move(TICKER, new Settle(YES, Duration.ofHours(3)));
        assertThat(floor.status(TICKER)).isEqualTo("finalized");
        life.move(TICKER, new Amend(NO));
        life.advance(at("16:00"));
        assertThat(floor.happened()).filteredOn(line -> line.contains("pay")).containsExactly("14:00 pay no 0.0000");
    }

    @Test
    void a_restored_ending_goes_on_where_it_was() {
        list("closed");
        life.move(TICKER, new Determine(YES, Duration.ofMinutes(5)));
        var again = new MarketLife(floor);
        life.endings().forEach(ending -> again.put(Ending.of(ending.row())));
        again.advance(at("12:00"));
        assertThat(floor.happened()).endsWith("11:15 pay yes 1.0000");
    }

    @Test
    void determining_an_open_market_closes_it_first_and_finishing_does_not_wait() {
        list("active");
        floor.rest();
        life.move(TICKER, new Determine(YES, Duration.ZERO));
        assertThat(floor.row(TICKER).instant("close_time")).isEqualTo(at("11:00"));
        life.move(TICKER, new Finish());
        assertThat(floor.happened())
                .map(line -> line.split(" ", -1)[1])
                .containsExactly("close_date_updated", "cancel", "determined", "settled", "pay");
    }

    @Test
    void moves_that_the_status_does_not_allow_are_refused() {
        list("active");
        for (var move : List.of(new Reopen(), new Dispute(), new Amend(NO), new Finish())) {
            assertThatThrownBy(() -> life.move(TICKER, move))
                    .isInstanceOf(BadInput.class)
                    .hasMessageStartingWith("is active and cannot be");
        }
        life.move(TICKER, new Determine(YES, Duration.ZERO));
        assertThatThrownBy(() -> life.move(TICKER, new Pause())).hasMessageContaining("cannot be paused");
        assertThatThrownBy(() -> life.move("KX-NOT", new Pause())).hasMessageContaining("no market here");
        assertThat(floor.happened()).hasSize(2);
    }

    private void list(String status) {
        floor.put(
                TICKER,
                Map.of(
                        "status", status,
                        "created_time", at("10:00").toString(),
                        "open_time", at("12:00").toString(),
                        "close_time", at("13:00").toString(),
                        "settlement_timer_seconds", 600));
        life.schedule(TICKER);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-01T" + time + ":00Z");
    }
}
