package io.evenkeel.kalshi.sign;

import java.io.ByteArrayOutputStream;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** Reads the two PEM forms in which the exchange's keys come: PKCS#1 ({@code RSA PRIVATE KEY}) and PKCS#8. */
public final class PrivateKeyPem {
    private static final int LENGTH_MAX = 16_384;
    private static final int BITS_MIN = 2048;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PRIVATE KEY-----");

    /** {@code SEQUENCE { OID rsaEncryption, NULL }} after {@code INTEGER 0}: what PKCS#8 puts before a PKCS#1 key. */
    private static final byte[] PKCS8_HEAD = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private PrivateKeyPem() {}

    /** @throws InvalidKey if the text is no unencrypted RSA key in PEM of at least 2048 bits */
    public static PrivateKey read(String pem) {
        if (pem.isBlank()) {
            throw new InvalidKey("private key is empty");
        }
        if (pem.length() > LENGTH_MAX) {
            throw new InvalidKey("private key is longer than " + LENGTH_MAX + " characters");
        }
        var block = BLOCK.matcher(pem);
        if (!block.find()) {
            throw new InvalidKey("private key is not a PEM block of PKCS#1 or PKCS#8");
        }
        var der = decode(block.group(2));
        return rsa(block.group(1) == null ? der : wrap(der));
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidKey("private key is not readable base64");
        }
    }

    private static PrivateKey rsa(byte[] pkcs8) {
        try {
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() < BITS_MIN) {
                throw new InvalidKey("private key has fewer than " + BITS_MIN + " bits");
            }
            return key;
        } catch (InvalidKeySpecException e) {
            throw new InvalidKey("private key is not a readable RSA key");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static byte[] wrap(byte[] pkcs1) {
        var inner = new ByteArrayOutputStream();
        inner.writeBytes(PKCS8_HEAD);
        tagged(inner, OCTET_STRING, pkcs1);
        var outer = new ByteArrayOutputStream();
        tagged(outer, SEQUENCE, inner.toByteArray());
        return outer.toByteArray();
    }

    private static void tagged(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        var length = content.length;
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        out.writeBytes(content);
    }
}
