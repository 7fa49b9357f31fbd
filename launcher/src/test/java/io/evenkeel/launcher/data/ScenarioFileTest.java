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
    void the_demonstration_names_its_accounts_and_leaves_the_rest_to_the_simulator() {
        assertThat(ScenarioFile.demo().accounts()).containsExactly("alpha", "beta", "gamma");
    }

    @Test
    void matches_and_hedges_are_counted() throws IOException {
        var history = scenario("{\"accounts\": [{\"account\": \"a\"}], \"matches\": [{}, {}], \"hedges\": [{}]}");
        assertThat(history.matches()).isEqualTo(2);
        assertThat(history.hedges()).isEqualTo(1);
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
        StackIdentity.ofSimulator(one.fingerprint()).claim(data);
        StackIdentity.ofSimulator(one.fingerprint()).claim(data);
        assertThatThrownBy(() -> StackIdentity.ofSimulator(other.fingerprint()).claim(data))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("another scenario");
        assertThatThrownBy(() -> StackIdentity.ofLive("prod", "/keys", "https://exchange")
                        .claim(data))
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
