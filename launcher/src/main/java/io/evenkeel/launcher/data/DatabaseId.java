package io.evenkeel.launcher.data;

import io.evenkeel.stack.StackFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Which Postgres the records of a data folder are in: its own, below the folder, or one that its owner names at every
 * start. With the second kind folder and database keep the same random id, so that neither is taken for another's.
 */
public final class DatabaseId {
    private DatabaseId() {}

    /**
     * Compares with what the folder was started with before.
     *
     * @param isOurs whether it is to be the folder's own Postgres
     * @throws StackFailure if its records are in the other kind; says how to go on
     */
    public static void requireFits(DataFolder data, boolean isOurs) {
        if (isOurs && Files.exists(file(data))) {
            throw new StackFailure("the records of " + data.root() + " are in a Postgres of yours; name it with"
                    + " EVENKEEL_POSTGRES_URL as before, or another folder with --data");
        }
        if (!isOurs && Files.exists(data.postgres())) {
            throw new StackFailure("the records of " + data.root() + " are in its own Postgres; start it without"
                    + " EVENKEEL_POSTGRES_URL, or name another folder with --data");
        }
    }

    /** The id of this folder; the next of {@code ids} when it has none yet. */
    public static String of(DataFolder data, Supplier<UUID> ids) {
        return SecretFile.readOrCreate(file(data), () -> ids.get().toString());
    }

    private static Path file(DataFolder data) {
        return data.root().resolve("database-id");
    }
}
