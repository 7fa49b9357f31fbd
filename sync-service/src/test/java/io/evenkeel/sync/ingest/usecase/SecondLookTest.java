package io.evenkeel.sync.ingest.usecase;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.SyncState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SecondLookTest {
    private final MovableClock clock = new MovableClock();
    private final SecondLook look = new SecondLook(Ingest.config(), clock);

    @Test
    void an_empty_list_where_rows_are_kept_is_believed_only_after_a_second_look() {
        assertThatThrownBy(() -> look.require(Ingest.ACCOUNT, kept(31), 0))
                .isInstanceOf(ExchangeFailure.Unfinished.class)
                .hasMessageContaining("empty list where 31 rows are kept");
        clock.now = clock.now.plus(Duration.ofSeconds(29));
        assertThatThrownBy(() -> look.require(Ingest.ACCOUNT, kept(31), 0))
                .isInstanceOf(ExchangeFailure.Unfinished.class);

        clock.now = clock.now.plus(Duration.ofSeconds(1));

        assertThatCode(() -> look.require(Ingest.ACCOUNT, kept(31), 0)).doesNotThrowAnyException();
    }

    @Test
    void a_list_that_came_back_in_between_begins_anew() {
        assertThatThrownBy(() -> look.require(Ingest.ACCOUNT, kept(31), 0)).isNotNull();
        look.require(Ingest.ACCOUNT, kept(31), 31);
        clock.now = clock.now.plus(Duration.ofHours(1));

        assertThatThrownBy(() -> look.require(Ingest.ACCOUNT, kept(31), 0))
                .isInstanceOf(ExchangeFailure.Unfinished.class);
    }

    @Test
    void an_account_that_never_had_any_is_believed_at_once() {
        assertThatCode(() -> look.require(Ingest.ACCOUNT, kept(0), 0)).doesNotThrowAnyException();
    }

    private static SyncState kept(long rows) {
        return new SyncState(Resource.FILLS, null, rows, null, null, null, 0, null);
    }

    private static final class MovableClock extends Clock {
        private Instant now = Ingest.NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }
    }
}
