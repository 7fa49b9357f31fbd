package io.evenkeel.web.service;

import io.evenkeel.web.RsaPem;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The public keys of other services, one {@code <service>.pem} each in one folder, read at start. A key id from a token
 * is only ever looked up in this table; it never becomes part of a path.
 */
@Startup
@Singleton
public class ServiceKeys {
    private static final String SUFFIX = ".pem";

    private final Map<String, RSAPublicKey> keys;

    ServiceKeys(@ConfigProperty(name = "evenkeel.web.service-keys-dir") Optional<String> folder) {
        this.keys = folder.map(name -> read(Path.of(name))).orElse(Map.of());
    }

    /** The key that tokens of this id are checked with; empty when no service has this name. */
    Optional<RSAPublicKey> of(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    /** Whether a service of this name may call. */
    public boolean know(String keyId) {
        return keys.containsKey(keyId);
    }

    private static Map<String, RSAPublicKey> read(Path folder) {
        var keys = new HashMap<String, RSAPublicKey>();
        for (var file : list(folder)) {
            var name = file.getFileName().toString();
            try {
                keys.put(name.substring(0, name.length() - SUFFIX.length()), RsaPem.publicKey(file));
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException("EVENKEEL_SERVICE_PUBLIC_KEYS_DIR: " + file + " " + e.getMessage(), e);
            }
        }
        return Map.copyOf(keys);
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "EVENKEEL_SERVICE_PUBLIC_KEYS_DIR must name a folder; cannot read " + folder, e);
        }
    }
}
