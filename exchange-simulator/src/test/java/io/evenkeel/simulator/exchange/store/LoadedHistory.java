package io.evenkeel.simulator.exchange.store;

import io.evenkeel.simulator.exchange.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A history in memory, for tests of what is computed from it. */
public final class LoadedHistory {
    private LoadedHistory() {}

    public static Exchange of(Path file) throws IOException {
        var exchange = new Exchange();
        ScenarioReader.read(Files.readAllBytes(file), Instant.EPOCH)
                .forEach(change -> exchange.apply(exchange.prepared(change)));
        return exchange;
    }
}
