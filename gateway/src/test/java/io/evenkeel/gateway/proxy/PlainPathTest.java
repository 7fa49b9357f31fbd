package io.evenkeel.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    @Test
    void an_unreserved_character_is_plain_as_it_is_and_never_encoded() {
        UNRESERVED.chars().forEach(c -> {
            var encoded = "/api/x%%%02x".formatted(c);
            assertThat(PlainPath.isPlain("/api/x" + Character.toString(c))).isTrue();
            assertThat(PlainPath.isPlain(encoded)).as(encoded).isFalse();
            assertThat(PlainPath.isPlain(encoded.toUpperCase(Locale.ROOT)))
                    .as(encoded)
                    .isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/pnl/markets/KX-26A.B:C_1", "/api/x%20y", "/api/%C3%A4", "/api/a,b", "/api/x/"})
    void what_has_to_be_encoded_may_be(String path) {
        assertThat(PlainPath.isPlain(path)).isTrue();
    }
}
