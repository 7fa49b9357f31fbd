package io.evenkeel.simulator.door.usecase;

import org.jspecify.annotations.Nullable;

/** The three headers of a signed call, as far as they are there. */
public record Credentials(
        @Nullable String keyId,
        @Nullable String timestamp,
        @Nullable String signature) {
    /** True if the caller does not even try. */
    public boolean isAbsent() {
        return keyId == null && timestamp == null && signature == null;
    }

    /** Never the signature. */
    @Override
    public String toString() {
        return "Credentials[" + keyId + "]";
    }
}
