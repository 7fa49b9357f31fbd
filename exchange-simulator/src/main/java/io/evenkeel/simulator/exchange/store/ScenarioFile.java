package io.evenkeel.simulator.exchange.store;

import io.evenkeel.simulator.exchange.usecase.UnusableData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A scenario file as it was found. */
final class ScenarioFile {
    private final byte[] content;
    private final String fingerprint;

    private ScenarioFile(byte[] content, String fingerprint) {
        this.content = content;
        this.fingerprint = fingerprint;
    }

    byte[] content() {
        return content;
    }

    /** SHA-256 of the bytes: the same content under another name is the same scenario. */
    String fingerprint() {
        return fingerprint;
    }

    static ScenarioFile read(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new ScenarioFile(bytes, HexFormat.of().formatHex(digest));
        } catch (IOException unreadable) {
            throw new UnusableData("The scenario " + file + " cannot be read: " + unreadable, unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
