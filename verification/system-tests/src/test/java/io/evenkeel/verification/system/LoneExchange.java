package io.evenkeel.verification.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.kalshi.sign.ApiKey;
import io.evenkeel.stack.RsaKeys;
import io.evenkeel.stack.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.Map;

/** The packaged simulator alone, with one open market and accounts that have money. */
final class LoneExchange implements AutoCloseable {
    private final Map<String, KeyPair> keys = new HashMap<>();
    private final SimulatorProcess process;

    LoneExchange(Path folder, String market, String... accounts) throws IOException {
        var scenario = new ObjectMapper().createObjectNode();
        scenario.withArray("markets").addObject().put("ticker", market).put("status", "active");
        for (var account : accounts) {
            scenario.withArray("accounts").addObject().put("account", account).put("opening_cash_dollars", "1000");
            var pair = RsaKeys.generate();
            SimulatorProcess.register(SimulatorProcess.data(folder), account, keyId(account), pair);
            keys.put(account, pair);
        }
        var file = Files.writeString(folder.resolve("scenario.json"), scenario.toString());
        process = SimulatorProcess.start(Suite.ROOT, folder, file);
    }

    String base() {
        return process.url().toString();
    }

    ApiKey key(String account) {
        return new ApiKey(keyId(account), keys.get(account).getPrivate());
    }

    /** A folder of credentials with the keys of all accounts, as a person makes it. */
    Path credentials(Path folder) throws IOException {
        for (var account : keys.keySet()) {
            var mine = Files.createDirectories(folder.resolve(account));
            Files.writeString(mine.resolve("key-id"), keyId(account));
            Files.writeString(mine.resolve("private-key.pem"), RsaKeys.privatePem(keys.get(account)));
        }
        return folder;
    }

    private static String keyId(String account) {
        return "key-of-" + account;
    }

    ExchangeDoor door() {
        return new ExchangeDoor(process.url());
    }

    @Override
    public void close() {
        process.close();
    }
}
