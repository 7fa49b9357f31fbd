package io.evenkeel.messaging;

import io.quarkus.vertx.core.runtime.VertxMDC;
import io.smallrye.reactive.messaging.providers.locals.LocalContextMetadata;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context that an event carries from the code that added it to the code that handles it.
 *
 * <p>It is kept under {@value #KEY} in the logging context, which Quarkus binds to the request or the batch at hand:
 * whoever sets it there, a tracer or a request filter, has it on every event that is added, and log lines can show it.
 */
public final class Trace {
    /** Name of the header, and of the entry in the logging context. */
    public static final String KEY = "traceparent";

    private static final String FORM = "00-00000000000000000000000000000000-0000000000000000-00";

    private Trace() {}

    /**
     * The trace of the work at hand. Where there is none it begins here, named after the event: no chance, so the same
     * event begins the same trace again.
     */
    static String currentOr(UUID eventId) {
        return MDC.get(KEY) instanceof String current && isValid(current) ? current : begin(eventId);
    }

    /** Like the trace of the work at hand, but of the context that a message came on, if it has one. */
    public static String of(Message<?> message, UUID eventId) {
        return message.getMetadata(LocalContextMetadata.class)
                .map(LocalContextMetadata::context)
                .map(context -> checked(VertxMDC.INSTANCE.get(KEY, context)))
                .orElseGet(() -> currentOr(eventId));
    }

    /** Makes it the trace of the work at hand, which must run on a Vert.x context of its own. */
    public static void resume(List<ReceivedEvent> events) {
        for (var event : events) {
            if (event.traceparent() != null) {
                MDC.put(KEY, event.traceparent());
                return;
            }
        }
    }

    /** The value itself if it has the form of the W3C, else {@code null}: a header may hold anything. */
    public static @Nullable String checked(@Nullable String traceparent) {
        return traceparent != null && isValid(traceparent) ? traceparent : null;
    }

    private static boolean isValid(String traceparent) {
        if (traceparent.length() != FORM.length()) {
            return false;
        }
        for (var i = 0; i < FORM.length(); i++) {
            var c = traceparent.charAt(i);
            var isDigit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (FORM.charAt(i) == '-' ? c != '-' : !isDigit) {
                return false;
            }
        }
        return true;
    }

    private static String begin(UUID eventId) {
        var digits = eventId.toString().replace("-", "");
        return "00-" + digits + '-' + digits.substring(16) + "-01";
    }
}
