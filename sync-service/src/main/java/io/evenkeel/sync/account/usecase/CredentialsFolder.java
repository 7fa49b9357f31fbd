package io.evenkeel.sync.account.usecase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.kalshi.http.Origin;
import io.evenkeel.kalshi.sign.ApiKey;
import io.evenkeel.kalshi.sign.InvalidKey;
import io.evenkeel.sync.account.CredentialsState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the credentials directory: one folder per account. Blocking; never throws for what is wrong inside a
 * folder, and
 * never quotes a file in a reason.
 */
public final class CredentialsFolder {
    private static final int FILE_BYTES_MAX = 16_384;
    private static final int NAME_LENGTH_MAX = 100;
    private static final String DEFAULT_OWNER = "admin";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    public CredentialsFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Every folder whose name can be an account's, in order. Folders with other names, such as those that Kubernetes
     * keeps beside a secret, are passed over.
     *
     * @throws IOException if the directory itself cannot be read
     */
    public List<FoundAccount> read() throws IOException {
        var found = new ArrayList<FoundAccount>();
        try (var folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (var account : folders) {
                var id = accountId(account);
                if (id != null) {
                    found.add(read(id, account));
                }
            }
        }
        found.sort((a, b) -> a.id().compareTo(b.id()));
        return List.copyOf(found);
    }

    private static @Nullable AccountId accountId(Path account) {
        try {
            return new AccountId(String.valueOf(account.getFileName()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static FoundAccount read(AccountId id, Path account) {
        var files = new Contents(
                text(account.resolve("key-id")),
                text(account.resolve("private-key.pem")),
                text(account.resolve("account.json")));
        try {
            return usable(id, files);
        } catch (Unusable e) {
            return broken(id, e.state, String.valueOf(e.getMessage()), files);
        } catch (InvalidKey e) {
            return broken(id, CredentialsState.INVALID, String.valueOf(e.getMessage()), files);
        }
    }

    private static FoundAccount usable(AccountId id, Contents files) {
        var json = files.json();
        var name = label(json, "display_name", id.value());
        var owner = label(json, "owner", DEFAULT_OWNER);
        var url =
                json.hasNonNull("exchange_url") ? url(json.path("exchange_url").asText()) : null;
        var key = ApiKey.read(required(files.keyId(), "key-id"), required(files.pem(), "private-key.pem"));
        return new FoundAccount(id, name, owner, url, key, CredentialsState.OK, null, files.fingerprint());
    }

    private static FoundAccount broken(AccountId id, CredentialsState state, String problem, Contents files) {
        return new FoundAccount(id, id.value(), DEFAULT_OWNER, null, null, state, problem, files.fingerprint());
    }

    private static String required(@Nullable String content, String file) {
        if (content == null) {
            throw new Unusable(CredentialsState.MISSING, "file " + file + " is missing or cannot be read");
        }
        return content;
    }

    private static String label(JsonNode json, String field, String otherwise) {
        var node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        var text = node.asText().strip();
        if (!node.isTextual() || text.isEmpty() || text.length() > NAME_LENGTH_MAX || hasControl(text)) {
            throw new Unusable(CredentialsState.INVALID, "account.json: " + field + " is not usable");
        }
        return text;
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static String url(String text) {
        try {
            Origin.parse(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new Unusable(CredentialsState.INVALID, "account.json: exchange_url is not usable");
        }
    }

    /** {@code null} if the file is not there or cannot be read. */
    private static @Nullable String text(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(FILE_BYTES_MAX + 1), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }

    private record Contents(
            @Nullable String keyId,
            @Nullable String pem,
            @Nullable String accountJson) {
        JsonNode json() {
            if (accountJson == null) {
                return JSON.createObjectNode();
            }
            try {
                var json = JSON.readTree(accountJson);
                if (json != null && json.isObject()) {
                    return json;
                }
            } catch (JsonProcessingException e) {
                throw new Unusable(CredentialsState.INVALID, "account.json is not readable JSON");
            }
            throw new Unusable(CredentialsState.INVALID, "account.json is no object");
        }

        String fingerprint() {
            return Fingerprints.of(String.valueOf(keyId), String.valueOf(pem), String.valueOf(accountJson));
        }
    }

    /** Carries what is wrong from the file to the account's state. */
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final CredentialsState state;

        Unusable(CredentialsState state, String reason) {
            super(reason, null, false, false);
            this.state = state;
        }
    }
}
