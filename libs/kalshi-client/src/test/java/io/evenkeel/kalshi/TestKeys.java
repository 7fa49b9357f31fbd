package io.evenkeel.kalshi;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** One RSA key for all tests of this module, and its two PEM forms. */
public final class TestKeys {
    public static final KeyPair PAIR = pair();
    /** Before the PKCS#1 part of a 2048 bit key in PKCS#8: two headers, the version and the algorithm. */
    private static final int PKCS8_HEAD_LENGTH = 26;

    private TestKeys() {}

    public static String pkcs8() {
        return pem("PRIVATE KEY", PAIR.getPrivate().getEncoded());
    }

    public static String pkcs1() {
        var encoded = PAIR.getPrivate().getEncoded();
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(encoded, PKCS8_HEAD_LENGTH, encoded.length));
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
