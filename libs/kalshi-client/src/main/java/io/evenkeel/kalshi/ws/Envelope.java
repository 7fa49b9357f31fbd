package io.evenkeel.kalshi.ws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.evenkeel.kalshi.wire.Fields;
import io.evenkeel.kalshi.wire.RecordText;
import io.evenkeel.kalshi.wire.UnreadableRecord;

/**
 * The outside of a frame. Numbers that it does not carry are 0.
 *
 * @param id of the command that it answers
 * @param sid of the subscription that it belongs to
 * @param seq its number there
 * @param msg the inside; empty where there is none
 */
record Envelope(String type, long id, long sid, long seq, Fields msg) {
    private static final Fields EMPTY = new Fields(JsonNodeFactory.instance.objectNode());

    /** @throws UnreadableRecord if it is no frame at all */
    static Envelope read(String raw) {
        var node = RecordText.parse(raw);
        var in = new Fields(node);
        return new Envelope(
                in.word("type"),
                number(in, "id"),
                number(in, "sid"),
                number(in, "seq"),
                node.path("msg").isObject() ? in.object("msg") : EMPTY);
    }

    private static long number(Fields in, String name) {
        if (!in.has(name)) {
            return 0;
        }
        var number = in.integer(name);
        if (number < 0) {
            throw new UnreadableRecord(name + " is negative");
        }
        return number;
    }
}
