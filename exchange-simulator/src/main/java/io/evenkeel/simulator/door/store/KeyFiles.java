package io.evenkeel.simulator.door.store;

import io.evenkeel.simulator.SimulatorConfig;
import io.evenkeel.simulator.door.AccessKey;
import io.evenkeel.simulator.door.usecase.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * {@code <data dir>/keys/<account>/key-id} and {@code public-key.pem}. Read again when they are more than a second
 * old, so that a new, changed or removed key counts soon after.
 */
@ApplicationScoped
class KeyFiles implements KeyRing {
    private static final Logger LOG = Logger.getLogger(KeyFiles.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private record Ring(Map<String, AccessKey> keys, Instant readAt) {}

    private final Path folder;
    private final InstantSource wallClock;
    private final AtomicReference<Ring> ring = new AtomicReference<>(new Ring(Map.of(), Instant.MIN));

    KeyFiles(SimulatorConfig config, InstantSource wallClock) {
        folder = config.dataDir().resolve("keys");
        this.wallClock = wallClock;
    }

    @Override
    public Optional<AccessKey> find(String keyId) {
        return Optional.ofNullable(current().keys().get(keyId));
    }

    @Override
    public List<AccessKey> all() {
        return List.copyOf(current().keys().values());
    }

    private Ring current() {
        var now = wallClock.instant();
        var known = ring.get();
        if (known.readAt().isAfter(now.minus(FRESH))) {
            return known;
        }
        var fresh = new Ring(
                read().stream().collect(Collectors.toMap(AccessKey::keyId, Function.identity(), (one, other) -> one)),
                now);
        ring.set(fresh);
        return fresh;
    }

    private List<AccessKey> read() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var keys = new ArrayList<AccessKey>();
        try (var accounts = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (var account : accounts) {
                readOne(account).ifPresent(keys::add);
            }
        } catch (IOException unreadable) {
            LOG.warnf("The keys in %s cannot be read: %s", folder, unreadable);
        }
        return keys;
    }

    private static Optional<AccessKey> readOne(Path folder) {
        try {
            var keyId = Files.readString(folder.resolve("key-id")).strip();
            var pem = Files.readString(folder.resolve("public-key.pem"));
            return Optional.of(new AccessKey(keyId, String.valueOf(folder.getFileName()), publicKey(pem)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            LOG.debugf("No usable key in %s: %s", folder, unusable);
            return Optional.empty();
        }
    }

    private static PublicKey publicKey(String pem) throws GeneralSecurityException {
        var base64 = pem.lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining());
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }
}
