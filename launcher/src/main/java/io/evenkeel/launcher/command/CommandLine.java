package io.evenkeel.launcher.command;

import io.evenkeel.launcher.command.Command.Environment;
import io.evenkeel.launcher.command.Command.Source;
import java.nio.file.Path;
import java.util.List;

/** Reads the arguments of {@code ./evenkeel}. The script itself says what can be asked, without any Java. */
public final class CommandLine {
    private static final int DEFAULT_PORT = 8080;

    private final Path home;

    /** {@code home}: the project, whose {@code .evenkeel} is the data folder unless another one is named. */
    public CommandLine(Path home) {
        this.home = home;
    }

    /**
     * Understands the arguments.
     *
     * @throws UsageException if they make no sense
     */
    public Command parse(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new UsageException("a command is needed");
        }
        var name = arguments.getFirst();
        var options = Options.read(arguments.subList(1, arguments.size()));
        var command = switch (name) {
            case "up" -> up(options);
            case "supervise" -> supervise(options);
            case "down" -> new Command.Down(data(options));
            case "status" -> new Command.Status(data(options), options.flag("--json"));
            case "logs" -> logs(options);
            default -> throw new UsageException("unknown command '" + name + "'");
        };
        options.requireNothingLeft(name);
        return command;
    }

    private Command up(Options options) {
        return new Command.Up(
                data(options), options.port("--port", DEFAULT_PORT), options.flag("--detach"), source(options));
    }

    private Command supervise(Options options) {
        return new Command.Supervise(data(options), options.port("--port", DEFAULT_PORT), source(options));
    }

    private Command logs(Options options) {
        var component = options.word().orElseThrow(() -> new UsageException("'logs' needs the name of a service"));
        return new Command.Logs(data(options), component, options.flag("--follow"));
    }

    private Path data(Options options) {
        return options.path("--data").orElseGet(() -> home.resolve(".evenkeel"));
    }

    private static Source source(Options options) {
        var scenario = options.path("--scenario");
        if (!options.flag("--live")) {
            for (var only : List.of("--credentials", "--environment", "--exchange-url")) {
                if (options.value(only).isPresent()) {
                    throw new UsageException(only + " goes with --live only");
                }
            }
            return scenario.<Source>map(Source.Scenario::new).orElseGet(Source.Demo::new);
        }
        if (scenario.isPresent()) {
            throw new UsageException("--live and --scenario exclude each other");
        }
        return live(options);
    }

    private static Source live(Options options) {
        var credentials = options.path("--credentials")
                .orElseThrow(() -> new UsageException("--live needs --credentials DIR, a folder with one folder"
                        + " per account that holds key-id and private-key.pem"));
        var environment = options.value("--environment")
                .map(text -> Environment.parse(text)
                        .orElseThrow(() -> new UsageException("--environment is demo or prod, found: " + text)))
                .orElse(Environment.PROD);
        var exchange = options.address("--exchange-url").orElseGet(environment::exchange);
        return new Source.Live(credentials, environment, exchange);
    }
}
