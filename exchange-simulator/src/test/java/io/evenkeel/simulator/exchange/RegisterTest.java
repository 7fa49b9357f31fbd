package io.evenkeel.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterTest {
    private record Note(String id, Instant at, WireRow row) implements Entry {}

    private final Register<Note> register = new Register<>();

    @Test
    void the_newest_comes_first_and_of_equal_times_the_one_put_last() {
        put("a", 1);
        put("b", 2);
        put("c", 2);
        assertThat(ids(register.newestFirst())).containsExactly("c", "b", "a");
        assertThat(ids(register.oldestFirst())).containsExactly("a", "b", "c");
    }

    @Test
    void an_entry_put_again_keeps_its_place_unless_its_time_changes() {
        put("a", 1);
        put("b", 1);
        assertThat(put("a", 1)).isFalse();
        assertThat(ids(register.newestFirst())).containsExactly("b", "a");
        put("a", 2);
        assertThat(ids(register.newestFirst())).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void pages_of_any_size_make_up_the_whole_list(int limit) {
        for (var i = 0; i < 30; i++) {
            put("n-" + i, i / 4);
        }
        assertThat(walk(limit, false)).containsExactlyElementsOf(ids(register.newestFirst()));
    }

    @Test
    void what_arrives_during_a_walk_moves_no_page_border() {
        for (var i = 0; i < 10; i++) {
            put("n-" + i, i);
        }
        var before = ids(register.newestFirst());
        assertThat(walk(3, true)).containsExactlyElementsOf(before);
    }

    private List<String> walk(int limit, boolean disturbed) {
        var seen = new ArrayList<String>();
        @Nullable Mark next = null;
        do {
            var page = register.page(next, limit, note -> true);
            seen.addAll(ids(page.rows()));
            next = page.next();
            if (disturbed) {
                put("late-" + seen.size(), 100);
            }
        } while (next != null);
        return seen;
    }

    private boolean put(String id, long second) {
        return register.put(new Note(id, Instant.ofEpochSecond(second), WireRow.of(Map.of())));
    }

    private static List<String> ids(Iterable<Note> notes) {
        var ids = new ArrayList<String>();
        notes.forEach(note -> ids.add(note.id()));
        return ids;
    }
}
