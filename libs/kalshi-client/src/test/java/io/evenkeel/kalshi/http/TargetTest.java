package io.evenkeel.kalshi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.kalshi.budget.CallKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @Test
    void segments_are_encoded_so_that_an_id_cannot_leave_its_place() {
        assertThat(Target.of(CallKind.MARKETS, "markets", "A B/../x?y").path())
                .isEqualTo("/markets/A%20B%2F..%2Fx%3Fy");
    }

    @Test
    void parameters_without_a_value_are_left_out() {
        var target = Target.of(CallKind.FILLS, "portfolio", "fills")
                .with("limit", 1000)
                .with("cursor", "")
                .with("subaccount", null)
                .withSeconds("min_ts", Instant.parse("2026-01-01T00:00:00.999Z"));

        assertThat(target.query()).isEqualTo("limit=1000&min_ts=1767225600");
    }

    @Test
    void a_list_is_one_parameter() {
        assertThat(Target.of(CallKind.MARKETS, "markets")
                        .withList("tickers", List.of("A", "B"))
                        .query())
                .isEqualTo("tickers=A%2CB");
    }

    @Test
    void an_origin_keeps_its_base_path_without_a_slash_at_the_end() {
        assertThat(Origin.parse("https://external-api.kalshi.com/trade-api/v2/"))
                .isEqualTo(new Origin(true, "external-api.kalshi.com", 443, "/trade-api/v2"));
        assertThat(Origin.parse("http://127.0.0.1:9000/trade-api/v2"))
                .isEqualTo(new Origin(false, "127.0.0.1", 9000, "/trade-api/v2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://a/b", "trade-api/v2", "https://user:secret@host/x", "https://host/x?y=1", "https://"})
    void what_is_no_plain_base_url_is_refused(String url) {
        assertThatThrownBy(() -> Origin.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }
}
