package io.evenkeel.gateway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.gateway.readiness.SuiteProgress.Look;
import org.junit.jupiter.api.Test;

class SuiteProgressTest {
    private static final Look NOTHING = look(false, false, 0);
    private static final Look SYNC_ONLY = look(true, false, 0);
    private static final Look WORKING = look(true, true, 7);
    private static final Look DONE = look(true, true, 0);

    @Test
    void the_suite_is_usable_after_a_full_sync_and_when_nothing_is_left() {
        var progress = SuiteProgress.START;
        for (var look : new Look[] {NOTHING, SYNC_ONLY, WORKING}) {
            progress = progress.after(look);
            assertThat(progress.missing(look)).isNotEmpty();
        }
        assertThat(progress.after(DONE).missing(DONE)).isEmpty();
    }

    @Test
    void an_empty_backlog_before_the_first_sync_says_nothing() {
        var early = SuiteProgress.START.after(look(false, true, 0));
        assertThat(early.caughtUp()).isFalse();
        assertThat(early.after(WORKING).missing(WORKING)).containsExactly("pnl-service has 7 events left");
    }

    @Test
    void new_work_later_does_not_make_it_unusable_but_a_service_that_is_down_does() {
        var done = SuiteProgress.START.after(DONE);
        assertThat(done.after(WORKING).missing(WORKING)).isEmpty();
        assertThat(done.after(SYNC_ONLY).missing(SYNC_ONLY)).containsExactly("pnl");
        assertThat(done.after(NOTHING).missing(NOTHING)).containsExactly("sync");
    }

    @Test
    void a_service_that_names_no_channels_is_not_believed() {
        var unknown = new Look(true, "sync", true, "pnl", false, 0);
        assertThat(SuiteProgress.START.after(unknown).missing(unknown))
                .containsExactly("pnl-service names no channels yet");
    }

    private static Look look(boolean sync, boolean pnl, long backlog) {
        return new Look(sync, "sync", pnl, "pnl", true, backlog);
    }
}
