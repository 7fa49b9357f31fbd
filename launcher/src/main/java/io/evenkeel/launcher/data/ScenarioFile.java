package io.evenkeel.launcher.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.evenkeel.stack.StackFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A history file, as far as the launcher looks into it; the simulator reads it in full. A large one is read piece by
 * piece and never held in memory.
 *
 * @param source where it can be read again
 * @param fingerprint tells one scenario from another
 * @param accounts names of its accounts
 * @param matches number of matches that a user would enter
 * @param hedges number of hedges that a user would enter
 */
public record ScenarioFile(URI source, String fingerprint, List<String> accounts, int matches, int hedges) {
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
            return of(file.toString(), file.toUri());
        } catch (IOException e) {
            throw new StackFailure("cannot read the scenario " + file + ": " + e.getMessage(), e);
        }
    }

    /** The demonstration that ships with the launcher. */
    public static ScenarioFile demo() {
        var source = ScenarioFile.class.getResource(DEMO);
        if (source == null) {
            throw new StackFailure("the demo scenario is missing from the launcher");
        }
        try {
            return of("the demo scenario", URI.create(source.toString()));
        } catch (IOException e) {
            throw new StackFailure("cannot read the demo scenario", e);
        }
    }

    /** Keeps a copy in the data folder, so that the original may move. One that is there stays. */
    public void keepIn(DataFolder data) {
        if (Files.exists(data.scenario())) {
            return;
        }
        try (var in = source.toURL().openStream()) {
            var draft = data.scenario().resolveSibling("scenario.json.draft");
            Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, data.scenario(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackFailure("cannot write " + data.scenario() + ": " + e.getMessage(), e);
        }
    }

    private static ScenarioFile of(String name, URI source) throws IOException {
        var digest = sha256();
        var outline = new Outline();
        try (var in = new DigestInputStream(source.toURL().openStream(), digest)) {
            outline.read(in);
            in.transferTo(OutputStream.nullOutputStream());
        } catch (JsonProcessingException e) {
            throw new StackFailure(name + " is not JSON: " + e.getOriginalMessage(), e);
        }
        if (outline.accounts.isEmpty()) {
            throw new StackFailure(name + " is no scenario: it has no \"accounts\"");
        }
        outline.accounts.forEach(account -> requireName(name, account));
        return new ScenarioFile(
                source, HexFormat.of().formatHex(digest.digest()), outline.accounts, outline.matches, outline.hedges);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }

    /** An account's name becomes a folder. */
    private static void requireName(String file, String account) {
        if (!ACCOUNT.matcher(account).matches()) {
            throw new StackFailure(file + " has an account without a usable name: '" + account + "'");
        }
    }

    /** What is taken from the file while it passes by. */
    private static final class Outline {
        private final List<String> accounts = new ArrayList<>();
        private int matches;
        private int hedges;

        void read(InputStream in) throws IOException {
            // The stream belongs to the caller, who reads what may follow the object.
            try (var json = new JsonFactory()
                    .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
                    .createParser(in)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    json.skipChildren();
                    return;
                }
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    var field = json.currentName();
                    json.nextToken();
                    switch (field) {
                        case "accounts" -> readAccounts(json);
                        case "matches" -> matches = size(json);
                        case "hedges" -> hedges = size(json);
                        default -> json.skipChildren();
                    }
                }
            }
        }

        private void readAccounts(JsonParser json) throws IOException {
            if (!json.isExpectedStartArrayToken()) {
                json.skipChildren();
                return;
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                accounts.add(json.isExpectedStartObjectToken() ? name(json) : "");
            }
        }

        private static String name(JsonParser json) throws IOException {
            var name = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var isName = json.currentName().equals("account");
                json.nextToken();
                name = isName ? json.getValueAsString("") : name;
                json.skipChildren();
            }
            return name;
        }

        private static int size(JsonParser json) throws IOException {
            var size = 0;
            if (json.isExpectedStartArrayToken()) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    json.skipChildren();
                    size++;
                }
            } else {
                json.skipChildren();
            }
            return size;
        }
    }
}
