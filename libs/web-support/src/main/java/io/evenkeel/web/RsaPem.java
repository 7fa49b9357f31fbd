package io.evenkeel.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Reads one RSA key of at least 2048 bits from a PEM file. A refusal never quotes the file: a parser's message might
 * show a private key.
 */
public final class RsaPem {
    private static final int BITS_MIN = 2048;

    private RsaPem() {}

    /** @throws IllegalArgumentException if the file does not hold a usable public key (SPKI) */
    public static RSAPublicKey publicKey(Path file) {
        try {
            var key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes(file)));
            return strong((RSAPublicKey) key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("is not an RSA public key in PEM");
        }
    }

    /** @throws IllegalArgumentException if the file does not hold a usable private key (PKCS#8) */
    public static RSAPrivateCrtKey privateKey(Path file) {
        try {
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes(file)));
            return strong((RSAPrivateCrtKey) key);
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IllegalArgumentException("is not an RSA private key in PKCS#8 PEM");
        }
    }

    private static byte[] bytes(Path file) {
        try {
            var base64 =
                    Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            return Base64.getDecoder().decode(base64);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not PEM");
        }
    }

    private static <K extends RSAKey> K strong(K key) {
        if (key.getModulus().bitLength() < BITS_MIN) {
            throw new IllegalArgumentException("holds a key of less than " + BITS_MIN + " bits");
        }
        return key;
    }
}
