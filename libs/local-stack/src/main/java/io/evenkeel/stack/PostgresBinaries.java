package io.evenkeel.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Postgres programs from the class path, unpacked once per version into a cache folder that all projects share. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked(Path cache) {
        var machine = machine();
        var folder = cache.resolve("postgres-" + version() + "-" + machine);
        Folders.createOnce(folder, draft -> unpack(machine, draft));
        return folder;
    }

    private static String machine() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (!system.contains("linux")) {
            throw new StackFailure(
                    "no embedded Postgres for " + system + "; set EVENKEEL_POSTGRES_URL to use your own");
        }
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other ->
                throw new StackFailure(
                        "no embedded Postgres for " + other + "; set EVENKEEL_POSTGRES_URL to use your own");
        };
    }

    private static String version() {
        var properties = new Properties();
        try (var in = PostgresBinaries.class.getResourceAsStream("postgres.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new StackFailure("cannot read the version of the Postgres binaries", e);
        }
        return properties.getProperty("version", "unknown");
    }

    private static void unpack(String machine, Path folder) throws IOException {
        var name = "/postgres-linux-" + machine + ".txz";
        try (var packed = PostgresBinaries.class.getResourceAsStream(name)) {
            if (packed == null) {
                throw new StackFailure("Postgres binaries are not on the class path: " + name);
            }
            unpack(packed, folder);
        }
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpackEntry(tar, entry, folder);
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry leaves the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, executable());
        }
    }

    private static Set<PosixFilePermission> executable() {
        return PosixFilePermissions.fromString("rwxr-xr-x");
    }
}
