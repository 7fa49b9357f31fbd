package io.evenkeel.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseTest {
    @ParameterizedTest
    @CsvSource({"0,15", "1,15", "2,30", "3,60", "4,60", "1000000,60"})
    void it_doubles_with_each_failure_up_to_its_bound(int failures, int seconds) {
        var pause = new Pause(Duration.ofSeconds(15), Duration.ofSeconds(60));

        assertThat(pause.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void it_is_never_shorter_than_the_usual_interval() {
        assertThat(new Pause(Duration.ofMinutes(5), Duration.ofMinutes(1)).after(9))
                .isEqualTo(Duration.ofMinutes(5));
    }
}
