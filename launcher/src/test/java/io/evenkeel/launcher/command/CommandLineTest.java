package io.evenkeel.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.launcher.command.Command.Environment;
import io.evenkeel.launcher.command.Command.Source;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private static final Path HOME = Path.of("/project");

    @Test
    void up_alone_is_the_demonstration_on_port_8080_in_the_projects_own_folder() {
        assertThat(parse("up")).isEqualTo(new Command.Up(HOME.resolve(".evenkeel"), 8080, false, new Source.Demo()));
    }

    @Test
    void every_option_of_up_is_understood_in_any_order() {
        assertThat(parse("up", "--detach", "--data", "/d", "--scenario", "/s.json", "--port", "9000"))
                .isEqualTo(new Command.Up(Path.of("/d"), 9000, true, new Source.Scenario(Path.of("/s.json"))));
    }

    @Test
    void live_means_production_unless_another_environment_or_address_is_named() {
        assertThat(parse("up", "--live", "--credentials", "/c"))
                .extracting(command -> ((Command.Up) command).source())
                .isEqualTo(new Source.Live(
                        Path.of("/c"), Environment.PROD, URI.create("https://external-api.kalshi.com/trade-api/v2")));
        assertThat(parse(
                        "up",
                        "--live",
                        "--credentials",
                        "/c",
                        "--environment",
                        "demo",
                        "--exchange-url",
                        "http://h/v2"))
                .extracting(command -> ((Command.Up) command).source())
                .isEqualTo(new Source.Live(Path.of("/c"), Environment.DEMO, URI.create("http://h/v2")));
    }

    @Test
    void the_other_commands_are_understood() {
        var data = Path.of("/d");
        assertThat(parse("down", "--data", "/d")).isEqualTo(new Command.Down(data));
        assertThat(parse("status", "--json", "--data", "/d")).isEqualTo(new Command.Status(data, true));
        assertThat(parse("logs", "sync", "-f", "--data", "/d")).isEqualTo(new Command.Logs(data, "sync", true));
        assertThatThrownBy(() -> parse()).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    frob                                    | unknown command 'frob'
                    up --frob                               | unknown option --frob
                    up --port                               | --port needs a value
                    up --port --detach                      | --port needs a value
                    up --port 0                             | --port must be a number from 1 to 65535, found: 0
                    up --port 80a                           | --port must be a number from 1 to 65535, found: 80a
                    up --port 1 --port 2                    | --port is given twice
                    up now                                  | 'up' does not take now
                    up --json                               | 'up' does not take --json
                    up --live                               | --live needs --credentials DIR
                    up --live --credentials c --scenario s  | --live and --scenario exclude each other
                    up --credentials c                      | --credentials goes with --live only
                    up --environment demo                   | --environment goes with --live only
                    up --live --credentials c --environment x | --environment is demo or prod, found: x
                    up --live --credentials c --exchange-url ftp://x | --exchange-url must start with http
                    down --port 8080                        | 'down' does not take --port
                    logs                                    | 'logs' needs the name of a service
                    logs sync pnl                           | 'logs' does not take pnl
                    """)
    void what_makes_no_sense_is_refused_with_its_reason(String line, String reason) {
        assertThatThrownBy(() -> parse(line.split(" ", -1)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(reason);
    }

    private static Command parse(String... arguments) {
        return new CommandLine(HOME).parse(List.of(arguments));
    }
}
