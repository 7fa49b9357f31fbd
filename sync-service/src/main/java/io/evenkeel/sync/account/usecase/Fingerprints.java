package io.evenkeel.sync.account.usecase;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells contents apart without keeping them. */
final class Fingerprints {
    private Fingerprints() {}

    static String of(String... contents) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (var content : contents) {
                var bytes = content.getBytes(StandardCharsets.UTF_8);
                sha256.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                sha256.update(bytes);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
