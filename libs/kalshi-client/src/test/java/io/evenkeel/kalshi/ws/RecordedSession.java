package io.evenkeel.kalshi.ws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.contracts.id.MarketTicker;
import java.util.ArrayList;
import java.util.List;

/** Hands frames that were once recorded to a conversation, as if it had asked for them. */
public final class RecordedSession {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Interests interests = new Interests();
    private final List<SessionEvent> told = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Conversation conversation = new Conversation(interests::of, told::add, said::add, 0);

    /** Follows these channels and nothing else. */
    public RecordedSession(Channel... channels) {
        for (var channel : channels) {
            if (channel.needsMarkets()) {
                interests.add(channel, List.of(new MarketTicker("ANY")));
            } else {
                interests.everything(channel);
            }
        }
        conversation.settle();
    }

    /**
     * A recorded frame; a confirmation answers our own command instead of the one of then.
     *
     * @return what a consumer was told of it
     */
    public List<SessionEvent> hear(String raw) throws JsonProcessingException {
        var before = told.size();
        var frame = (ObjectNode) JSON.readTree(raw);
        if (frame.path("type").asText().equals("subscribed")) {
            frame.put("id", commandFor(frame.path("msg").path("channel").asText()));
            conversation.onText(frame.toString());
        } else {
            conversation.onText(raw);
        }
        return List.copyOf(told.subList(before, told.size()));
    }

    /** What a consumer was told, in order. */
    public List<SessionEvent> told() {
        return List.copyOf(told);
    }

    private long commandFor(String channel) throws JsonProcessingException {
        for (var command : said) {
            JsonNode asked = JSON.readTree(command);
            if (asked.path("params").path("channels").path(0).asText().equals(channel)) {
                return asked.path("id").asLong();
            }
        }
        throw new AssertionError("channel " + channel + " was not asked for");
    }
}
