package io.evenkeel.launcher.data;

import io.evenkeel.stack.RsaKeys;
import java.nio.file.Files;
import java.util.UUID;

/**
 * Makes the API keys of a scenario's accounts, as the exchange would: the private key for sync-service, the public one
 * for the simulator, which never sees the private one. What exists is left as it is, even if somebody broke it on
 * purpose.
 */
public final class AccountKeys {
    private AccountKeys() {}

    public static void createMissing(DataFolder data, String account) {
        var mine = data.credentials().resolve(account);
        var exchange = data.simulator().resolve("keys").resolve(account);
        if (Files.exists(mine.resolve("private-key.pem")) || Files.exists(mine.resolve("key-id"))) {
            return;
        }
        var pair = RsaKeys.generate();
        var id = UUID.randomUUID().toString();
        SecretFile.write(exchange.resolve("public-key.pem"), RsaKeys.publicPem(pair));
        SecretFile.write(exchange.resolve("key-id"), id);
        SecretFile.write(mine.resolve("private-key.pem"), RsaKeys.privatePem(pair));
        SecretFile.write(mine.resolve("key-id"), id);
    }
}
