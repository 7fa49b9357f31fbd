package io.evenkeel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorLogTest {
    @TempDir
    Path folder;

    @Test
    void what_is_said_is_in_the_log_and_reaches_the_listener() throws IOException {
        var heard = new ByteArrayOutputStream();
        try (var log = SupervisorLog.open(folder.resolve("supervisor.log"), heard)) {
            log.println("ready: http://localhost:1");
        }
        assertThat(heard.toString(StandardCharsets.UTF_8)).isEqualTo("ready: http://localhost:1\n");
        assertThat(folder.resolve("supervisor.log")).hasContent("ready: http://localhost:1");
    }

    @Test
    void a_listener_that_has_left_is_no_reason_to_stop_writing() {
        try (var log = SupervisorLog.open(folder.resolve("supervisor.log"), new Gone())) {
            log.println("one");
            log.println("two");
            assertThat(log.checkError()).isFalse();
        }
        assertThat(folder.resolve("supervisor.log")).hasContent("one\ntwo");
    }

    @Test
    void a_log_that_is_full_is_set_aside() throws IOException {
        var file = folder.resolve("supervisor.log");
        Files.write(file, new byte[10_000_000]);
        try (var log = SupervisorLog.open(file, OutputStream.nullOutputStream())) {
            log.println("a new page");
        }
        assertThat(file).hasContent("a new page");
        assertThat(folder.resolve("supervisor.log.1")).hasSize(10_000_000);
    }

    private static final class Gone extends OutputStream {
        @Override
        public void write(int single) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
