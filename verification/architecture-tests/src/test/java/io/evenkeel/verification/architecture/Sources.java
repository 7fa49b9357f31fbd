package io.evenkeel.verification.architecture;

import io.evenkeel.stack.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java files of every module, for rules about what no class file shows or that is not compiled yet. */
final class Sources {
    private static final Path ROOT = ProjectFolder.locate();

    private Sources() {}

    /** By file name, those below {@code src/main/java}. */
    static Map<String, String> main() {
        return below("src/main/java");
    }

    /** By file name, those below {@code src/test/java}. */
    static Map<String, String> tests() {
        return below("src/test/java");
    }

    /** Names of the files in which the pattern occurs. */
    static Stream<String> with(Pattern pattern, Map<String, String> files) {
        return files.entrySet().stream()
                .filter(file -> pattern.matcher(file.getValue()).find())
                .map(Map.Entry::getKey);
    }

    static String text(String file) {
        return text(ROOT.resolve(file));
    }

    static Map<String, String> in(String folder, String suffix) {
        return files(Stream.of(ROOT.resolve(folder)), suffix);
    }

    private static Map<String, String> below(String folder) {
        var modules = Stream.of(ROOT, ROOT.resolve("libs"), ROOT.resolve("verification"))
                .flatMap(parent ->
                        Stream.of(Objects.requireNonNull(parent.toFile().listFiles())))
                .map(module -> module.toPath().resolve(folder))
                .filter(Files::isDirectory);
        return files(modules, ".java");
    }

    private static Map<String, String> files(Stream<Path> folders, String suffix) {
        return folders.flatMap(folder -> walk(folder, suffix))
                .collect(Collectors.toMap(
                        path -> path.getFileName().toString(),
                        Sources::text,
                        (one, other) -> one + other,
                        TreeMap::new));
    }

    private static Stream<Path> walk(Path folder, String suffix) {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(suffix)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
