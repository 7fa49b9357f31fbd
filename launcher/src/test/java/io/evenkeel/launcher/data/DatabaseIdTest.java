package io.evenkeel.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIdTest {
    private static final boolean OURS = true;

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
        var id = DatabaseId.of(data);

        assertThatThrownBy(() -> DatabaseId.requireFits(data, OURS))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("EVENKEEL_POSTGRES_URL");
        DatabaseId.requireFits(data, !OURS);
        assertThat(DatabaseId.of(data)).isEqualTo(id);
    }

    @Test
    void a_folder_with_a_postgres_of_its_own_does_not_begin_anew_elsewhere() throws IOException {
        Files.createDirectories(data.postgres());

        assertThatThrownBy(() -> DatabaseId.requireFits(data, !OURS))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("--data");
        DatabaseId.requireFits(data, OURS);
    }

    @Test
    void every_folder_has_an_id_of_its_own() {
        var other = new DataFolder(folder.resolve("other"));
        other.create();
        assertThat(DatabaseId.of(other)).isNotEqualTo(DatabaseId.of(data));
    }
}
