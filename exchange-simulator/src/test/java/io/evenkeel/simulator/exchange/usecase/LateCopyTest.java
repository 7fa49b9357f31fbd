package io.evenkeel.simulator.exchange.usecase;

import static io.evenkeel.simulator.ExchangeFixture.MARKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.simulator.ExchangeFixture;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.exchange.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateCopyTest {
    private final ExchangeFixture fixture = new ExchangeFixture();
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");
    private final LateCopy late = new LateCopy(Duration.ofMillis(300), () -> now, Snapshot.of(fixture.exchange()));

    @Test
    void it_begins_with_what_was_there() {
        assertThat(status()).isEqualTo("active");
    }

    @Test
    void a_change_is_seen_when_the_lag_has_passed_and_not_before() {
        follow("inactive");
        assertThat(status()).isEqualTo("active");
        now = now.plusMillis(299);
        assertThat(status()).isEqualTo("active");
        now = now.plusMillis(1);
        assertThat(status()).isEqualTo("inactive");
    }

    @Test
    void changes_are_seen_one_after_the_other_as_they_were_made() {
        follow("inactive");
        now = now.plusMillis(200);
        follow("closed");
        now = now.plusMillis(100);
        assertThat(status()).isEqualTo("inactive");
        now = now.plusMillis(200);
        assertThat(status()).isEqualTo("closed");
    }

    @Test
    void the_first_copy_knows_it_at_once() {
        follow("inactive");
        assertThat(fixture.exchange().markets().find(MARKET).orElseThrow().status())
                .isEqualTo("inactive");
    }

    private void follow(String status) {
        var row = ExchangeFixture.row("ticker", MARKET, "status", status);
        Change change = fixture.exchange().prepared(new RowsPut(RowKind.MARKETS, null, List.of(row)));
        fixture.exchange().apply(change);
        late.follow(List.of(change));
    }

    private String status() {
        return late.read(
                exchange -> exchange.markets().find(MARKET).orElseThrow().status());
    }
}
