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

class ScenarioFileTest {
    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void create() {
        data = new DataFolder(folder.resolve("data"));
        data.create();
    }

    @Test
    void the_demonstration_has_two_accounts_with_matches_and_hedges() {
        var demo = ScenarioFile.demo();
        assertThat(demo.accounts()).containsExactly("alpha", "beta");
        assertThat(demo.matches()).isEqualTo(5);
        assertThat(demo.hedges()).isEqualTo(3);
    }

    @Test
    void what_is_no_history_is_refused_with_its_name() throws IOException {
        assertRefused("not json", "is not JSON");
        assertRefused("{}", "has no \"accounts\"");
        assertRefused("{\"accounts\": [{\"account\": \"../x\"}]}", "without a usable name: '../x'");
        assertThatThrownBy(() -> ScenarioFile.read(folder.resolve("missing.json")))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("no such scenario file");
    }

    @Test
    void a_data_folder_belongs_to_the_scenario_it_began_with() throws IOException {
        var one = scenario("{\"accounts\": [{\"account\": \"a\"}]}");
        var other = scenario("{\"accounts\": [{\"account\": \"b\"}]}");
        new StackIdentity("simulator", one.fingerprint()).claim(data);
        new StackIdentity("simulator", one.fingerprint()).claim(data);
        assertThatThrownBy(() -> new StackIdentity("simulator", other.fingerprint()).claim(data))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("another scenario");
        assertThatThrownBy(() -> new StackIdentity("prod", "").claim(data))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("holds data of 'simulator', not of 'prod'");
    }

    private void assertRefused(String text, String reason) throws IOException {
        assertThatThrownBy(() -> scenario(text))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining(reason);
    }

    private ScenarioFile scenario(String text) throws IOException {
        return ScenarioFile.read(Files.writeString(folder.resolve("scenario.json"), text));
    }
}
