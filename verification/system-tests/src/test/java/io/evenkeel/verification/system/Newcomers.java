package io.evenkeel.verification.system;

import io.evenkeel.stack.RsaKeys;
import io.evenkeel.stack.SimulatorProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.util.List;
import java.util.UUID;

/**
 * Accounts that join a running stack with a whole history behind them, as a new folder of credentials does: the
 * service reads them from their first day on. One key pair serves all of them.
 */
final class Newcomers {
    private final Path data;
    private final ExchangeDoor exchange;
    private final KeyPair keys = RsaKeys.generate();

    Newcomers(Suite suite, ExchangeDoor exchange) {
        this.data = suite.data();
        this.exchange = exchange;
    }

    /** The exchange knows the account and its history, and then the suite gets its key. */
    void arrive(String account, History history) {
        var keyId = UUID.randomUUID().toString();
        SimulatorProcess.register(data.resolve("simulator"), account, keyId, keys);
        exchange.post("/sim/accounts", ExchangeDoor.body().put("account", account));
        exchange.post("/sim/limits", ExchangeDoor.body().put("account", account).put("usage_tier", "prestige"));
        for (var kind : List.of("fills", "settlements", "deposits", "withdrawals")) {
            var rows = history.rows().path(kind);
            if (!rows.isEmpty()) {
                var body = ExchangeDoor.body().put("account", account);
                body.set(kind, rows);
                exchange.post("/sim/" + kind, body);
            }
        }
        // Made beside its place and moved, so that it is never half there.
        var draft = data.resolve("drafts").resolve(account);
        write(draft.resolve("private-key.pem"), RsaKeys.privatePem(keys));
        write(draft.resolve("key-id"), keyId);
        try {
            Files.move(draft, credentials(account), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the key away: the account is read no more, and what is known of it stays. */
    void leave(String account) {
        try {
            Files.delete(credentials(account).resolve("private-key.pem"));
            Files.delete(credentials(account).resolve("key-id"));
            Files.delete(credentials(account));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path credentials(String account) {
        return data.resolve("credentials").resolve(account);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
