package io.evenkeel.gateway;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** The one place where the gateway makes something that nobody can guess. */
@Singleton
public class RandomText {
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** 128 random bits. */
    public String id() {
        return text(ID_BYTES);
    }

    /** 256 random bits. */
    public String secret() {
        return text(SECRET_BYTES);
    }

    private String text(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
