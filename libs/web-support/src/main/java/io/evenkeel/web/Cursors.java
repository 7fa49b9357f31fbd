package io.evenkeel.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Opaque text for "continue after this row". It is bound to the filter it was made for and carries a checksum, so that
 * a damaged one, or one of another list, is refused instead of quietly skipping rows. It grants nothing: whoever reads
 * on is limited to its accounts again, which is why a checksum is enough and no secret is needed.
 */
public final class Cursors {
    private static final byte VERSION = 1;
    private static final int DIGEST_BYTES = 12;
    private static final int CHARACTERS_MAX = 1024;

    private Cursors() {}

    /** @param position where the page ended, in the reader's own words; at most about 700 bytes */
    public static String encode(String filterFingerprint, String position) {
        var text = position.getBytes(StandardCharsets.UTF_8);
        var cursor = ByteBuffer.allocate(1 + DIGEST_BYTES + text.length)
                .put(VERSION)
                .put(digest(filterFingerprint, text))
                .put(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.array());
    }

    /** @throws ProblemException 400 naming {@code cursor} if it is damaged or was made for another filter */
    public static String decode(String filterFingerprint, String cursor) {
        if (cursor.length() > CHARACTERS_MAX) {
            throw refusal();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length < 1 + DIGEST_BYTES || bytes[0] != VERSION) {
                throw refusal();
            }
            var text = Arrays.copyOfRange(bytes, 1 + DIGEST_BYTES, bytes.length);
            var expected = digest(filterFingerprint, text);
            if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, 1, 1 + DIGEST_BYTES))) {
                throw refusal();
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw refusal();
        }
    }

    private static byte[] digest(String filterFingerprint, byte[] position) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var filter = filterFingerprint.getBytes(StandardCharsets.UTF_8);
            // The length keeps "ab" + "c" apart from "a" + "bc".
            sha256.update(ByteBuffer.allocate(4).putInt(filter.length).array());
            sha256.update(filter);
            return Arrays.copyOf(sha256.digest(position), DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static ProblemException refusal() {
        return Problems.badQuery("cursor", "is damaged or belongs to another list; start again without it");
    }
}
