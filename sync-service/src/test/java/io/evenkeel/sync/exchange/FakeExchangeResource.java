package io.evenkeel.sync.exchange;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fake exchange and a credentials directory for a Quarkus test. Fields of type {@link FakeExchange} and
 * {@link Credentials} are filled in. The argument {@code empty-list-pause} sets the pause between two looks.
 */
public class FakeExchangeResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable FakeExchange exchange;
    private @Nullable Credentials credentials;
    private String emptyListPause = "2s";

    @Override
    public void init(Map<String, String> args) {
        emptyListPause = args.getOrDefault("empty-list-pause", emptyListPause);
    }

    @Override
    public Map<String, String> start() {
        var started = new FakeExchange();
        exchange = started;
        try {
            var folder = Files.createTempDirectory("evenkeel-credentials-");
            var made = new Credentials(folder);
            credentials = made;
            prepare(started, made);
            return Map.ofEntries(
                    Map.entry("EVENKEEL_EXCHANGE_URL", started.url()),
                    Map.entry("EVENKEEL_CREDENTIALS_DIR", folder.toString()),
                    Map.entry("EVENKEEL_ENVIRONMENT", "simulator"),
                    Map.entry("evenkeel.sync.directory-every", "1s"),
                    Map.entry("evenkeel.sync.empty-list-pause", emptyListPause),
                    Map.entry("evenkeel.sync.backfill-slice", "500ms"),
                    Map.entry("evenkeel.sync.poll-interval", "1s"),
                    Map.entry("evenkeel.sync.page-size", "10"),
                    Map.entry("evenkeel.sync.batch-size", "25"),
                    Map.entry("evenkeel.sync.markets-every", "1s"),
                    Map.entry("evenkeel.sync.full-every", "2s"),
                    Map.entry("evenkeel.sync.pause-max", "2s"),
                    Map.entry("evenkeel.sync.call-timeout", "2s"),
                    Map.entry("evenkeel.sync.call-retries", "1"),
                    Map.entry("evenkeel.sync.call-backoff", "20ms"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is there before the service starts; nothing unless overridden. */
    protected void prepare(FakeExchange made, Credentials folder) {}

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(exchange, new TestInjector.MatchesType(FakeExchange.class));
        injector.injectIntoFields(credentials, new TestInjector.MatchesType(Credentials.class));
    }

    @Override
    public void stop() {
        if (exchange != null) {
            exchange.close();
        }
    }

    /** The credentials directory of the test. */
    public static final class Credentials {
        private static final String PEM = pem();
        private final Path folder;

        Credentials(Path folder) {
            this.folder = folder;
        }

        /** Writes the folder of an account that can sign. */
        public void add(String account) {
            write(account, "private-key.pem", PEM);
            write(account, "key-id", "key-" + account + "\n");
        }

        /** Writes one file, whatever is in it. */
        public void write(String account, String file, String content) {
            try {
                Files.createDirectories(folder.resolve(account));
                Files.writeString(folder.resolve(account).resolve(file), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String pem() {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                var der = generator.generateKeyPair().getPrivate().getEncoded();
                return "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END PRIVATE KEY-----\n";
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }
}
