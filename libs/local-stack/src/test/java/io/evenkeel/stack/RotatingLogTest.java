package io.evenkeel.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {
    @Test
    void a_full_file_is_set_aside_and_the_oldest_one_is_dropped(@TempDir Path folder) throws IOException {
        var file = folder.resolve("a.log");
        try (var log = new RotatingLog(file, 10, 2)) {
            for (var line : new String[] {"first...", "second..", "third...", "fourth.."}) {
                log.write(line.getBytes(StandardCharsets.US_ASCII));
            }
        }
        assertThat(file).hasContent("fourth..");
        assertThat(folder.resolve("a.log.1")).hasContent("third...");
        assertThat(folder.resolve("a.log.2")).hasContent("second..");
        assertThat(folder.resolve("a.log.3")).doesNotExist();
    }

    @Test
    void what_an_earlier_process_wrote_is_kept_and_counted(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("a.log"), "earlier.");
        try (var log = new RotatingLog(file, 10, 1)) {
            log.write("later".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(file).hasContent("later");
        assertThat(folder.resolve("a.log.1")).hasContent("earlier.");
    }
}
