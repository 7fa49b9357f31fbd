package io.evenkeel.messaging.nats;

import io.evenkeel.contracts.event.EventStream;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;

/** Streams, subjects and durables as the server knows them: with the prefix that sets tests apart. */
@ApplicationScoped
public class NatsNames {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]*");

    private final String prefix;

    /** @throws IllegalArgumentException if the configured prefix cannot stand in a stream's name */
    NatsNames(NatsSettings settings) {
        this.prefix = settings.prefix().orElse("");
        if (!TOKEN.matcher(prefix).matches()) {
            throw new IllegalArgumentException("evenkeel.nats.prefix may hold A-Z, a-z, 0-9, _ and - only");
        }
    }

    public String stream(String stream) {
        return prefix + stream;
    }

    public String subject(String subject) {
        return prefix + subject;
    }

    public List<String> subjects(EventStream stream) {
        return stream.subjects().stream().map(this::subject).toList();
    }

    public String durable(String durable) {
        return prefix + durable;
    }
}
