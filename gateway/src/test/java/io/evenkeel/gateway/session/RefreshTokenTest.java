package io.evenkeel.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.gateway.session.RefreshToken.Verdict;
import io.evenkeel.gateway.user.Username;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant END = START.plusSeconds(60);
    private final RefreshToken token = RefreshToken.first("h", "s", new Username("ann"), START, END);

    @Test
    void a_fresh_token_goes_on_until_it_expires() {
        assertThat(token.shownAt(START)).isEqualTo(Verdict.GOES_ON);
        assertThat(token.shownAt(END.minusMillis(1))).isEqualTo(Verdict.GOES_ON);
        assertThat(token.shownAt(END)).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void a_used_token_ends_its_session() {
        assertThat(token.used(START).shownAt(START)).isEqualTo(Verdict.SESSION_ENDS);
    }

    @Test
    void the_next_token_belongs_to_the_same_session() {
        var next = token.next("h2", START.plusSeconds(5), END.plusSeconds(5));
        assertThat(next.sessionId()).isEqualTo("s");
        assertThat(next.sessionStartedAt()).isEqualTo(START);
        assertThat(next.shownAt(START.plusSeconds(6))).isEqualTo(Verdict.GOES_ON);
    }
}
