package io.evenkeel.simulator.control.api;

import io.evenkeel.simulator.fault.Fault;
import io.evenkeel.simulator.fault.FaultKind;
import io.evenkeel.simulator.fault.Scope;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads an ordered fault; a setting that says nothing about its kind is refused. */
final class FaultInput {
    private static final Set<String> OF_ALL =
            Set.of("kind", "account", "method", "endpoint", "frames", "skip", "count", "lasts_millis");
    private static final Set<String> OF_SOME = Set.of(
            "status", "shape", "value", "millis", "size", "seed", "rows", "reads", "field", "row", "after_effect");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
    private static final Set<String> SHAPES = Set.of("nested", "flat", "msg", "text", "html", "empty");
    private static final int COUNT_MAX = 1_000_000;
    private static final int MILLIS_MAX = 600_000;
    private static final int HANG_MILLIS = 30_000;

    private FaultInput() {}

    /** @throws BadInput naming the field */
    static Fault read(String id, String body) {
        var known = new TreeSet<>(OF_ALL);
        known.addAll(OF_SOME);
        var input = Input.read(body, known);
        var kind = FaultKind.ofWire(input.text("kind"))
                .orElseThrow(() -> new BadInput("kind", "is no kind of fault: " + input.text("kind")));
        for (var setting : input.fields().keySet()) {
            if (OF_SOME.contains(setting) && !kind.takes(setting)) {
                throw new BadInput(setting, "says nothing about faults of the kind " + kind.wire());
            }
        }
        return new Fault(
                id,
                kind,
                scope(kind, input),
                whole(input, "skip", 0, 0, COUNT_MAX),
                whole(input, "count", 1, 1, COUNT_MAX),
                whole(input, "lasts_millis", 0, 0, Integer.MAX_VALUE),
                number(kind, input),
                millis(kind, input),
                Input.flag(input, "after_effect", false),
                kind == FaultKind.FIELD
                        ? input.text("field")
                        : input.textIfAny("field").orElse(null),
                value(kind, input),
                input.textIfAny("row").orElse(null));
    }

    private static Scope scope(FaultKind kind, WireRow input) {
        var frames = input.textIfAny("frames").orElse(kind.isOfCalls() ? null : "*");
        if (frames != null && !kind.isOfFrames()) {
            throw new BadInput("frames", "cannot suffer faults of the kind " + kind.wire());
        }
        for (var ofCalls : Set.of("endpoint", "method")) {
            if (frames != null && input.has(ofCalls)) {
                throw new BadInput(ofCalls, "says nothing about frames");
            }
        }
        var method = input.textIfAny("method").orElse(null);
        if (method != null && !METHODS.contains(method)) {
            throw new BadInput("method", "must be GET, POST, PUT or DELETE");
        }
        var endpoint = input.textIfAny("endpoint").orElse("*");
        if (!endpoint.startsWith("/") && !endpoint.equals("*")) {
            throw new BadInput("endpoint", "must begin with a slash, or be a star");
        }
        return new Scope(input.textIfAny("account").orElse(null), method, endpoint, frames);
    }

    private static int number(FaultKind kind, WireRow input) {
        return switch (kind) {
            case STATUS -> required(input, "status", 400, 599);
            case DISCONNECT -> input.has("status") ? required(input, "status", 1000, 4999) : 0;
            case PAGE_SIZE, SEQUENCE_GAP, PING_FLOOD -> whole(input, "size", 1, 1, 1000);
            case SHUFFLED_ROWS -> whole(input, "seed", 1, 0, Integer.MAX_VALUE);
            case FIELD, LOST_ROWS, REPEATED_ROWS -> whole(input, "rows", 1, 1, COUNT_MAX);
            case STALE_ORDERS -> whole(input, "reads", 1, 1, COUNT_MAX);
            default -> whole(input, "rows", COUNT_MAX, 1, COUNT_MAX);
        };
    }

    private static int millis(FaultKind kind, WireRow input) {
        return switch (kind) {
            case DELAY, LATE_FRAME, SILENCE -> required(input, "millis", 1, MILLIS_MAX);
            case HANG -> whole(input, "millis", HANG_MILLIS, 1, MILLIS_MAX);
            default -> whole(input, "millis", 0, 1, MILLIS_MAX);
        };
    }

    private static @Nullable Object value(FaultKind kind, WireRow input) {
        var value = input.fields().get("value");
        return switch (kind) {
            case STATUS -> {
                var shape = input.textIfAny("shape");
                if (shape.isPresent() && !SHAPES.contains(shape.get())) {
                    throw new BadInput("shape", "must be one of " + new TreeSet<>(SHAPES));
                }
                if (value != null && !(value instanceof Map<?, ?>)) {
                    throw new BadInput("value", "must be an object");
                }
                yield value == null ? shape.orElse(null) : value;
            }
            case BODY -> {
                if (value == null) {
                    throw new BadInput("value", "is required");
                }
                yield value;
            }
            case FRAME_TEXT -> input.text("value");
            default -> value;
        };
    }

    private static int required(WireRow input, String field, int min, int max) {
        if (!input.has(field)) {
            throw new BadInput(field, "is required");
        }
        return whole(input, field, min, min, max);
    }

    private static int whole(WireRow input, String field, int otherwise, int min, int max) {
        if (!input.has(field)) {
            return otherwise;
        }
        var number = input.whole(field);
        if (number < min || number > max) {
            throw new BadInput(field, "must be " + min + " to " + max);
        }
        return (int) number;
    }
}
