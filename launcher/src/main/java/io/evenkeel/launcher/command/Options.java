package io.evenkeel.launcher.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options and words of one command line; everything that is taken is ticked off, what is left is an error. */
final class Options {
    private static final Set<String> WITH_VALUE =
            Set.of("--data", "--port", "--scenario", "--credentials", "--environment", "--exchange-url");
    private static final Set<String> FLAGS = Set.of("--detach", "--live", "--json", "--follow");

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();
    private final List<String> words = new ArrayList<>();

    private Options() {}

    static Options read(List<String> arguments) {
        var options = new Options();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var argument = rest.next();
            var name = argument.equals("-f") ? "--follow" : argument;
            if (WITH_VALUE.contains(name)) {
                options.put(name, rest.hasNext() ? rest.next() : "");
            } else if (FLAGS.contains(name)) {
                options.flags.add(name);
            } else if (name.startsWith("-")) {
                throw new UsageException("unknown option " + argument);
            } else {
                options.words.add(argument);
            }
        }
        return options;
    }

    private void put(String name, String value) {
        if (value.isBlank() || value.startsWith("--")) {
            throw new UsageException(name + " needs a value");
        }
        if (values.put(name, value) != null) {
            throw new UsageException(name + " is given twice");
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.remove(name));
    }

    Optional<Path> path(String name) {
        return value(name).map(text -> Path.of(text).toAbsolutePath().normalize());
    }

    Optional<URI> address(String name) {
        return value(name).map(text -> {
            if (!text.startsWith("http://") && !text.startsWith("https://")) {
                throw new UsageException(name + " must start with http:// or https://, found: " + text);
            }
            try {
                return URI.create(text);
            } catch (IllegalArgumentException e) {
                throw new UsageException(name + " is no address: " + e.getMessage());
            }
        });
    }

    int port(String name, int fallback) {
        return value(name).map(text -> toPort(name, text)).orElse(fallback);
    }

    boolean flag(String name) {
        return flags.remove(name);
    }

    Optional<String> word() {
        return words.isEmpty() ? Optional.empty() : Optional.of(words.removeFirst());
    }

    /** Refuses what no one has asked for. */
    void requireNothingLeft(String command) {
        var left = new ArrayList<>(values.keySet());
        left.addAll(flags);
        left.addAll(words);
        if (!left.isEmpty()) {
            throw new UsageException("'" + command + "' does not take "
                    + String.join(", ", left.stream().sorted().toList()));
        }
    }

    private static int toPort(String name, String text) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Said below, as for a number out of range.
        }
        throw new UsageException(name + " must be a number from 1 to 65535, found: " + text);
    }
}
