package io.evenkeel.kalshi.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Everything that was recorded of the real exchange goes through our readers, and each field that we read has exactly
 * the value that was sent. What we do not read is known by name: a new name, or one that is gone, turns this red.
 */
class GroundTruthTest {
    private static final GroundTruth TRUTH = new GroundTruth();

    @Test
    void every_answer_of_the_demo_exchange_is_read_exactly() throws IOException {
        assertThat(TRUTH.demoAnswers()).isEqualTo(41);
    }

    @Test
    void every_frame_of_the_recorded_sessions_is_read_exactly_and_none_is_missed() throws IOException {
        assertThat(TRUTH.demoFrames()).isEqualTo(5);
        assertThat(TRUTH.liveFrames()).isEqualTo(2898);
    }

    @Test
    void every_row_of_the_real_account_is_read_exactly() throws IOException {
        assertThat(TRUTH.account()).isEqualTo(383 + 355 + 355 + 78 + 13);
    }

    @Test
    void every_raw_market_is_read_exactly() throws IOException {
        assertThat(TRUTH.markets()).isEqualTo(4679 + 44 + 2);
    }

    /** Values that are read but nowhere in the recordings are only as true as the unit tests of the readers. */
    @Test
    void the_names_that_are_not_read_or_were_never_recorded_are_the_known_ones() throws IOException {
        TRUTH.demoAnswers();
        TRUTH.demoFrames();
        TRUTH.liveFrames();
        TRUTH.account();
        TRUTH.markets();

        assertThat(TRUTH.comparison.unread()).isEqualTo(names("unread-fields.txt"));
        assertThat(TRUTH.comparison.unrecorded()).isEqualTo(names("unrecorded-fields.txt"));
    }

    /** Lines {@code kind: name name …}; lines that begin with {@code #} are comments. */
    private static Map<String, Set<String>> names(String resource) throws IOException {
        try (var in = GroundTruthTest.class.getResourceAsStream("/groundtruth/" + resource)) {
            assertThat(in).as(resource).isNotNull();
            var names = new TreeMap<String, Set<String>>();
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(text -> !text.isBlank() && !text.startsWith("#"))
                    .toList()) {
                var colon = line.indexOf(':');
                names.put(
                        line.substring(0, colon),
                        new TreeSet<>(
                                Arrays.asList(line.substring(colon + 1).strip().split(" +", -1))));
            }
            return names;
        }
    }
}
