package io.evenkeel.contracts.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Event ids derived from the fact itself (UUID version 5), so that recording the same fact twice, before or after a
 * crash, is recognisably the same event.
 */
public final class EventIds {
    private static final UUID NAMESPACE = UUID.fromString("6f1b6f0e-6a4e-5d0c-9a59-7f3a53a0a001");

    private EventIds() {}

    /**
     * The id of one revision of one fact.
     *
     * @param parts what makes it unique, in a fixed order: account, sub-account, the exchange's id, revision
     */
    public static UUID derive(EventType type, String... parts) {
        var sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .array());
        sha1.update(type.wire().getBytes(StandardCharsets.UTF_8));
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            // Length first: ("a", "bc") and ("ab", "c") must not meet.
            sha1.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            sha1.update(bytes);
        }
        var hash = ByteBuffer.wrap(sha1.digest());
        var high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
        var low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
