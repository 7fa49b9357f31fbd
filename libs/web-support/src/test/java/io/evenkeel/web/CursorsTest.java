package io.evenkeel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final String FILTER = "{account=[alpha]}";

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-01-01T00:00:00Z|fill-1", "Zürich"})
    void a_cursor_gives_back_its_position(String position) {
        assertThat(Cursors.decode(FILTER, Cursors.encode(FILTER, position))).isEqualTo(position);
    }

    @Test
    void a_cursor_of_another_filter_is_refused() {
        requireRefused("{account=[beta]}", Cursors.encode(FILTER, "row-1"));
    }

    @Test
    void filter_and_position_cannot_trade_characters() {
        var cursor = Base64.getUrlDecoder().decode(Cursors.encode("ab", "cd"));
        var moved = new byte[cursor.length + 1];
        System.arraycopy(cursor, 0, moved, 0, 13);
        moved[13] = 'b';
        System.arraycopy(cursor, 13, moved, 14, 2);
        requireRefused("a", Base64.getUrlEncoder().withoutPadding().encodeToString(moved));
    }

    @Test
    void a_cursor_with_any_one_bit_changed_is_refused() {
        var bytes = Base64.getUrlDecoder().decode(Cursors.encode(FILTER, "row-1"));
        for (var bit = 0; bit < bytes.length * 8; bit++) {
            var changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            requireRefused(FILTER, Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%%%", "AAAA", "AQ", "=", "a b", "\u0000"})
    void junk_is_refused(String cursor) {
        requireRefused(FILTER, cursor);
    }

    @Test
    void an_oversized_cursor_is_refused() {
        requireRefused(FILTER, "A".repeat(100_000));
    }

    private static void requireRefused(String filter, String cursor) {
        assertThatThrownBy(() -> Cursors.decode(filter, cursor))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problem().type()).isEqualTo(ProblemType.BAD_REQUEST);
                    assertThat(refusal.problem().violations())
                            .extracting(Violation::field)
                            .containsExactly("cursor");
                });
    }
}
