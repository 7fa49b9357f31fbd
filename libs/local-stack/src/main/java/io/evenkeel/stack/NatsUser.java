package io.evenkeel.stack;

import java.util.List;
import java.util.stream.Stream;

/**
 * A login of the NATS server and what it may do. Answers reach each user below {@code _INBOX_<name>.}, so that no
 * service can read another one's; clients must set that inbox prefix.
 *
 * @param publish subjects it may publish to; {@code >} for all
 * @param subscribe subjects it may subscribe to
 */
public record NatsUser(String name, String password, List<String> publish, List<String> subscribe) {
    public NatsUser {
        publish = List.copyOf(publish);
        subscribe = List.copyOf(subscribe);
    }

    /** May do everything: for tests. */
    public static NatsUser unlimited(String name, String password) {
        return new NatsUser(name, password, List.of(">"), List.of(">"));
    }

    /**
     * Owns streams: creates and changes them, and publishes their subjects. Deleting, purging and reading messages are
     * not among its rights.
     */
    public static NatsUser producer(String name, String password, List<String> streams, List<String> subjects) {
        var api = streams.stream()
                .flatMap(stream ->
                        Stream.of("CREATE", "UPDATE", "INFO").map(verb -> "$JS.API.STREAM." + verb + "." + stream));
        var publish = Stream.of(api, subjects.stream(), Stream.of("$JS.API.INFO", "$JS.API.STREAM.NAMES"))
                .flatMap(each -> each);
        return new NatsUser(name, password, publish.toList(), inbox(name));
    }

    /**
     * Reads streams through durable consumers of its own: makes them, fetches, acknowledges. It publishes nothing else.
     */
    public static NatsUser consumer(String name, String password, List<String> streams) {
        var publish = Stream.concat(
                streams.stream().flatMap(NatsUser::consumerSubjects),
                Stream.of("$JS.API.INFO", "$JS.API.STREAM.NAMES"));
        return new NatsUser(name, password, publish.toList(), inbox(name));
    }

    private static Stream<String> consumerSubjects(String stream) {
        return Stream.of(
                "$JS.API.STREAM.INFO." + stream,
                "$JS.API.CONSUMER.CREATE." + stream,
                "$JS.API.CONSUMER.CREATE." + stream + ".>",
                "$JS.API.CONSUMER.DURABLE.CREATE." + stream + ".>",
                "$JS.API.CONSUMER.DELETE." + stream + ".>",
                "$JS.API.CONSUMER.INFO." + stream + ".>",
                "$JS.API.CONSUMER.NAMES." + stream,
                "$JS.API.CONSUMER.LIST." + stream,
                "$JS.API.CONSUMER.MSG.NEXT." + stream + ".>",
                "$JS.ACK." + stream + ".>");
    }

    private static List<String> inbox(String name) {
        return List.of("_INBOX_" + name + ".>");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return name;
    }
}
