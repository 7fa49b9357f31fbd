package io.evenkeel.launcher.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenkeel.stack.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A history file, as far as the launcher looks into it; the simulator reads it in full.
 *
 * @param text the file as it is
 * @param accounts names of its accounts
 * @param matches number of matches that a user would enter
 * @param hedges number of hedges that a user would enter
 */
public record ScenarioFile(String text, List<String> accounts, int matches, int hedges) {
    private static final String DEMO = "/io/evenkeel/launcher/demo/scenario.json";
    private static final long BYTES_MAX = 1_000_000_000;
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    public ScenarioFile {
        accounts = List.copyOf(accounts);
    }

    /**
     * Reads a file.
     *
     * @throws StackFailure if it is no history
     */
    public static ScenarioFile read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new StackFailure("no such scenario file: " + file);
            }
            if (Files.size(file) > BYTES_MAX) {
                throw new StackFailure("scenario file is larger than a gigabyte: " + file);
            }
            return of(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new StackFailure("cannot read the scenario " + file + ": " + e.getMessage(), e);
        }
    }

    /** The demonstration that ships with the launcher. */
    public static ScenarioFile demo() {
        try (var in = ScenarioFile.class.getResourceAsStream(DEMO)) {
            if (in == null) {
                throw new StackFailure("the demo scenario is missing from the launcher");
            }
            return of("the demo scenario", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StackFailure("cannot read the demo scenario", e);
        }
    }

    /** Tells one scenario from another. */
    public String fingerprint() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }

    /** Keeps a copy in the data folder, so that the original may move. One that is there stays. */
    public void keepIn(DataFolder data) {
        if (Files.exists(data.scenario())) {
            return;
        }
        try {
            var draft = data.scenario().resolveSibling("scenario.json.draft");
            Files.writeString(draft, text);
            Files.move(draft, data.scenario(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackFailure("cannot write " + data.scenario() + ": " + e.getMessage(), e);
        }
    }

    private static ScenarioFile of(String name, String text) {
        try {
            var root = JsonMapper.builder().build().readTree(text);
            var accounts = new ArrayList<String>();
            for (var account : root.path("accounts")) {
                accounts.add(requireName(name, account.path("account").asText("")));
            }
            if (accounts.isEmpty()) {
                throw new StackFailure(name + " is no scenario: it has no \"accounts\"");
            }
            return new ScenarioFile(
                    text,
                    accounts,
                    root.path("matches").size(),
                    root.path("hedges").size());
        } catch (JsonProcessingException e) {
            throw new StackFailure(name + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** An account's name becomes a folder. */
    private static String requireName(String file, String account) {
        if (!ACCOUNT.matcher(account).matches()) {
            throw new StackFailure(file + " has an account without a usable name: '" + account + "'");
        }
        return account;
    }
}
