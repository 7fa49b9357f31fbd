package io.evenkeel.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.launcher.command.Command.Environment;
import io.evenkeel.launcher.command.Command.Source;
import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.launcher.data.StackIdentity;
import io.evenkeel.stack.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {
    private static final Source PLAIN = new Source.Demo();

    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void create() throws IOException {
        data = new DataFolder(folder.resolve("data"));
        data.create();
        Files.createDirectories(folder.resolve("keys"));
        Files.createDirectories(folder.resolve("other"));
    }

    @Test
    void a_new_folder_is_the_demonstrations() {
        assertThat(World.of(PLAIN, data).isLive()).isFalse();
    }

    @Test
    void plain_up_goes_on_with_the_exchange_that_the_folder_belongs_to() {
        World.of(live("keys", Environment.DEMO), data).prepare(data);

        var world = World.of(PLAIN, data);

        assertThat(world.isLive()).isTrue();
        assertThat(world.environment()).isEqualTo("demo");
        assertThat(world.credentials()).isEqualTo(folder.resolve("keys"));
        assertThat(world.exchange()).contains(URI.create("https://exchange.example/v2"));
    }

    @Test
    void the_keys_that_were_named_last_are_the_ones_to_go_on_with() {
        World.of(live("keys", Environment.DEMO), data).prepare(data);
        World.of(live("other", Environment.DEMO), data).prepare(data);

        assertThat(World.of(PLAIN, data).credentials()).isEqualTo(folder.resolve("other"));
    }

    @Test
    void a_folder_of_one_exchange_is_refused_to_another_and_to_the_simulator() throws IOException {
        World.of(live("keys", Environment.DEMO), data).prepare(data);
        assertThatThrownBy(() -> World.of(live("keys", Environment.PROD), data))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("holds data of 'demo'");
        var scenario = Files.writeString(folder.resolve("history.json"), "{\"accounts\": [{\"account\": \"alpha\"}]}");
        assertThatThrownBy(() -> World.of(new Source.Scenario(scenario), data))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("holds data of 'demo'");
    }

    @Test
    void a_folder_that_does_not_say_where_its_keys_are_asks_for_them_once() throws IOException {
        Files.writeString(data.root().resolve("stack.json"), "{\"kind\":\"prod\",\"fingerprint\":\"\"}");
        assertThatThrownBy(() -> World.of(PLAIN, data))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("--live --credentials DIR");

        World.of(live("keys", Environment.PROD), data).prepare(data);

        assertThat(StackIdentity.read(data).orElseThrow().credentials())
                .isEqualTo(folder.resolve("keys").toString());
        assertThat(World.of(PLAIN, data).environment()).isEqualTo("prod");
    }

    private Source live(String keys, Environment environment) {
        return new Source.Live(folder.resolve(keys), environment, URI.create("https://exchange.example/v2"));
    }
}
