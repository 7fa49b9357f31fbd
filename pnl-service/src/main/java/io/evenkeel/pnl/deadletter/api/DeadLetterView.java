package io.evenkeel.pnl.deadletter.api;

import io.evenkeel.messaging.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it is shown.
 *
 * @param channel the durable consumer that set it aside
 * @param encoding of {@code payload}: {@code text}, or {@code base64} where the bytes are not UTF-8
 * @param payload the bytes; in a list only their beginning
 * @param payloadSize how many bytes there are
 */
record DeadLetterView(
        UUID id,
        String channel,
        String subject,
        @Nullable UUID eventId,
        String reason,
        long deliveries,
        Instant receivedAt,
        @Nullable Instant replayRequestedAt,
        @Nullable Instant replayedAt,
        Map<String, String> headers,
        String encoding,
        String payload,
        int payloadSize) {
    static DeadLetterView of(DeadLetter letter) {
        var bytes = letter.payload().getBytes();
        var text = text(bytes);
        return new DeadLetterView(
                letter.id(),
                letter.consumer(),
                letter.subject(),
                letter.eventId(),
                letter.reason(),
                letter.delivered(),
                letter.recordedAt(),
                letter.replayRequestedAt(),
                letter.replayedAt(),
                letter.headers(),
                text == null ? "base64" : "text",
                text == null ? Base64.getEncoder().encodeToString(bytes) : text,
                letter.payloadSize());
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
