package io.evenkeel.simulator.exchange.store;

import io.evenkeel.simulator.exchange.usecase.UnusableData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A scenario file as it was found.
 *
 * @param fingerprint SHA-256 of its bytes: the same content under another name is the same scenario
 */
record ScenarioFile(String content, String fingerprint) {
    static ScenarioFile read(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new ScenarioFile(
                    new String(bytes, StandardCharsets.UTF_8), HexFormat.of().formatHex(digest));
        } catch (IOException unreadable) {
            throw new UnusableData("The scenario " + file + " cannot be read: " + unreadable, unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "ScenarioFile[" + fingerprint + "]";
    }
}
