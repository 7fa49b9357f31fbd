package io.evenkeel.kalshi.sign;

import java.security.PrivateKey;

/**
 * What an account signs with: the id that the exchange gave the key, and the private half. Printing shows neither.
 */
public record ApiKey(String keyId, PrivateKey privateKey) {
    private static final int KEY_ID_LENGTH_MAX = 128;

    /** @throws InvalidKey if the key id is empty, too long or not printable ASCII */
    public ApiKey {
        if (keyId.isEmpty() || keyId.length() > KEY_ID_LENGTH_MAX) {
            throw new InvalidKey("key id must have 1 to " + KEY_ID_LENGTH_MAX + " characters");
        }
        if (!keyId.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new InvalidKey("key id has a character that is not printable ASCII");
        }
    }

    /**
     * Reads both parts as they stand in files; blanks around the key id are ignored.
     *
     * @throws InvalidKey if either cannot be used
     */
    public static ApiKey read(String keyId, String pem) {
        return new ApiKey(keyId.strip(), PrivateKeyPem.read(pem));
    }

    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }
}
