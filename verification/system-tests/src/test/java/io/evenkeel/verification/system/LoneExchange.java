package io.evenkeel.verification.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.kalshi.sign.ApiKey;
import io.evenkeel.stack.ChildCommand;
import io.evenkeel.stack.ChildProcess;
import io.evenkeel.stack.FreePorts;
import io.evenkeel.stack.StopSignal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged simulator alone, with one open market and accounts that have money. */
final class LoneExchange implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final Map<String, ApiKey> keys = new HashMap<>();
    private final ChildProcess process;
    private final String base;

    LoneExchange(Path folder, String market, String... accounts) throws IOException {
        var data = folder.resolve("exchange");
        var scenario = new ObjectMapper().createObjectNode();
        scenario.withArray("markets").addObject().put("ticker", market).put("status", "active");
        for (var account : accounts) {
            scenario.withArray("accounts").addObject().put("account", account).put("opening_cash_dollars", "1000");
            keys.put(account, register(data.resolve("keys").resolve(account), "key-of-" + account));
        }
        var file = Files.writeString(folder.resolve("scenario.json"), scenario.toString());
        var port = FreePorts.next();
        base = "http://127.0.0.1:" + port;
        var jar = Suite.ROOT.resolve("exchange-simulator/target/quarkus-app/quarkus-run.jar");
        process = ChildProcess.start(new ChildCommand(
                "exchange",
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()),
                Map.of(
                        "QUARKUS_HTTP_PORT", String.valueOf(port),
                        "EVENKEEL_SIMULATOR_DATA_DIR", data.toString(),
                        "EVENKEEL_SIMULATOR_SCENARIO", file.toString()),
                folder.resolve("exchange.log"),
                StopSignal.TERM));
        await().atMost(START_TIMEOUT).until(this::isReady);
    }

    private static ApiKey register(Path folder, String keyId) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("key-id"), keyId);
            Files.writeString(
                    folder.resolve("public-key.pem"), pem(pair.getPublic().getEncoded()));
            return new ApiKey(keyId, pair.getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(byte[] der) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
    }

    private boolean isReady() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("the exchange ended: " + process.logTail(20));
        }
        try {
            var call = (HttpURLConnection)
                    URI.create(base + "/q/health/ready").toURL().openConnection();
            return call.getResponseCode() == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    String base() {
        return base;
    }

    ApiKey key(String account) {
        return keys.get(account);
    }

    ExchangeDoor door() {
        return new ExchangeDoor(URI.create(base));
    }

    @Override
    public void close() {
        process.close();
    }
}
