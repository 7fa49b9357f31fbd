package io.evenkeel.launcher.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What a person asked for. */
public sealed interface Command {
    /**
     * Start everything.
     *
     * @param port public port on 127.0.0.1
     * @param detach whether to return when it is ready
     * @param source what the accounts are and where they trade
     */
    record Up(Path data, int port, boolean detach, Source source) implements Command {}

    /** The supervisor that {@code up --detach} leaves behind; not for people. */
    record Supervise(Path data, int port, Source source) implements Command {}

    record Down(Path data) implements Command {}

    record Status(Path data, boolean json) implements Command {}

    record Logs(Path data, String component, boolean follow) implements Command {}

    /** Where accounts and their history come from. */
    sealed interface Source {
        /** What the data folder holds already, else the demonstration. */
        record Demo() implements Source {}

        /** A history file for the simulator. */
        record Scenario(Path file) implements Source {}

        /** A real exchange. */
        record Live(Path credentials, Environment environment, URI exchange) implements Source {}
    }

    /** The exchange's two worlds. */
    enum Environment {
        DEMO("https://external-api.demo.kalshi.co/trade-api/v2"),
        PROD("https://external-api.kalshi.com/trade-api/v2");

        private final String address;

        Environment(String address) {
            this.address = address;
        }

        /** REST base of the exchange, unless another one is given. */
        public URI exchange() {
            return URI.create(address);
        }

        /** {@code demo} or {@code prod}. */
        public static Optional<Environment> parse(String text) {
            return switch (text) {
                case "demo" -> Optional.of(DEMO);
                case "prod" -> Optional.of(PROD);
                default -> Optional.empty();
            };
        }
    }
}
