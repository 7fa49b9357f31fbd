package io.evenkeel.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIdTest {
    private static final boolean OURS = true;
    private static final UUID FIRST = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("00000000-0000-4000-8000-000000000002");

    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void create() {
        data = new DataFolder(folder.resolve("data"));
        data.create();
    }

    @Test
    void a_new_folder_fits_either_kind() {
        DatabaseId.requireFits(data, OURS);
        DatabaseId.requireFits(data, !OURS);
    }

    @Test
    void a_folder_whose_records_are_elsewhere_does_not_begin_with_a_postgres_of_its_own() {
        DatabaseId.of(data, () -> FIRST);

        assertThatThrownBy(() -> DatabaseId.requireFits(data, OURS))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("EVENKEEL_POSTGRES_URL");
        DatabaseId.requireFits(data, !OURS);
    }

    @Test
    void a_folder_keeps_the_id_that_it_was_given_first() {
        assertThat(DatabaseId.of(data, () -> FIRST)).isEqualTo(FIRST.toString());
        assertThat(DatabaseId.of(data, () -> SECOND)).isEqualTo(FIRST.toString());
    }

    @Test
    void a_folder_with_a_postgres_of_its_own_does_not_begin_anew_elsewhere() throws IOException {
        Files.createDirectories(data.postgres());

        assertThatThrownBy(() -> DatabaseId.requireFits(data, !OURS))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("--data");
        DatabaseId.requireFits(data, OURS);
    }
}
