package io.evenkeel.launcher.data;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenkeel.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/**
 * What a data folder belongs to: the simulator with one scenario, or one environment of the real exchange. Mixing them
 * would put figures of different worlds into one book.
 *
 * @param kind {@code simulator}, {@code demo} or {@code prod}
 * @param fingerprint of the scenario; empty for a real exchange
 * @param credentials folder of the accounts' keys on a real exchange, as last given; empty for the simulator
 * @param exchangeUrl address of a real exchange, as last given; empty for the simulator
 */
public record StackIdentity(
        @JsonProperty("kind") String kind,
        @JsonProperty("fingerprint") String fingerprint,
        @JsonProperty("credentials") String credentials,
        @JsonProperty("exchange_url") String exchangeUrl) {
    private static final String SIMULATOR = "simulator";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public StackIdentity {
        // Folders of before these two were kept.
        credentials = Objects.requireNonNullElse(credentials, "");
        exchangeUrl = Objects.requireNonNullElse(exchangeUrl, "");
    }

    public static StackIdentity ofSimulator(String fingerprint) {
        return new StackIdentity(SIMULATOR, fingerprint, "", "");
    }

    public static StackIdentity ofLive(String environment, String credentials, String exchangeUrl) {
        return new StackIdentity(environment, "", credentials, exchangeUrl);
    }

    @JsonIgnore
    public boolean isLive() {
        return !kind.equals(SIMULATOR);
    }

    /** The identity of an existing data folder; empty for a new one. */
    public static Optional<StackIdentity> read(DataFolder data) {
        try {
            return Files.exists(file(data))
                    ? Optional.of(JSON.readValue(file(data).toFile(), StackIdentity.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new StackFailure("cannot read " + file(data) + ": " + e.getMessage(), e);
        }
    }

    /**
     * Takes the folder for this identity, and keeps where keys and exchange are now.
     *
     * @throws StackFailure if it belongs to another one
     */
    public void claim(DataFolder data) {
        var found = read(data);
        found.ifPresent(other -> requireSame(other, data));
        if (found.equals(Optional.of(this))) {
            return;
        }
        try {
            var draft = file(data).resolveSibling("stack.json.draft");
            JSON.writeValue(draft.toFile(), this);
            Files.move(draft, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure("cannot write " + file(data) + ": " + e.getMessage(), e);
        }
    }

    /**
     * Compares with what a folder holds.
     *
     * @throws StackFailure if they differ; says how to go on
     */
    public void requireSame(StackIdentity found, DataFolder data) {
        if (!found.kind.equals(kind)) {
            throw new StackFailure(data.root() + " holds data of '" + found.kind + "', not of '" + kind
                    + "'; name another folder with --data");
        }
        if (!found.fingerprint.equals(fingerprint)) {
            throw new StackFailure(data.root() + " was started with another scenario; name another folder with --data,"
                    + " leave out --scenario to go on with what is there, or delete the folder to start anew");
        }
    }

    private static Path file(DataFolder data) {
        return data.root().resolve("stack.json");
    }
}
