package io.evenkeel.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what is wrong with a JSON body and in which field, in words that name none of our classes. */
final class JsonFailures {
    private static final String WHOLE_BODY = "body";
    private static final String WRONG_FORM = "has the wrong type or form";
    private static final int MESSAGE_CHARACTERS_MAX = 200;
    /** A quoted type or a qualified class name. */
    private static final Pattern TELLS_OF_CLASSES = Pattern.compile("`|\\b[a-z]\\w*\\.[a-z]\\w*\\.|\\$|#");

    private JsonFailures() {}

    static Problem toProblem(JsonProcessingException failure) {
        if (failure instanceof InvalidDefinitionException) {
            return Problem.of(ProblemType.INTERNAL);
        }
        for (@Nullable Throwable cause = failure; cause instanceof JsonProcessingException; cause = cause.getCause()) {
            if (cause.getCause() instanceof ProblemException refused) {
                return refused.problem();
            }
        }
        return Problem.of(
                ProblemType.BAD_REQUEST,
                ProblemType.BAD_REQUEST.detail(),
                List.of(new Violation(field(failure), "body", message(failure))));
    }

    private static String field(JsonProcessingException failure) {
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            var path = new StringBuilder();
            for (var step : mapping.getPath()) {
                var name = step.getFieldName();
                if (name == null) {
                    path.append('[').append(step.getIndex()).append(']');
                } else {
                    path.append(path.isEmpty() ? "" : ".").append(name);
                }
            }
            return shortened(path.toString());
        }
        return failure.getProcessor() instanceof JsonParser parser ? nameAt(parser) : WHOLE_BODY;
    }

    private static String nameAt(JsonParser parser) {
        try {
            var name = parser.currentName();
            return name == null ? WHOLE_BODY : shortened(name);
        } catch (IOException e) {
            return WHOLE_BODY;
        }
    }

    private static String message(JsonProcessingException failure) {
        var said = failure.getOriginalMessage() == null ? "" : failure.getOriginalMessage();
        if (failure instanceof UnrecognizedPropertyException) {
            return "unknown field";
        }
        if (failure instanceof ValueInstantiationException
                && failure.getCause() instanceof IllegalArgumentException refused
                && refused.getMessage() != null) {
            return safe(refused.getMessage());
        }
        if (isAbout(failure, StreamConstraintsException.class)) {
            return "is larger or deeper than allowed";
        }
        if (said.startsWith("Duplicate")) {
            return "is given twice";
        }
        if (said.startsWith("Trailing token")) {
            return "has text after the JSON value";
        }
        if (failure instanceof JsonEOFException) {
            return "ends too early";
        }
        return failure instanceof JsonMappingException ? safe(said) : "is not valid JSON";
    }

    private static boolean isAbout(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String safe(String message) {
        return message.isEmpty() || TELLS_OF_CLASSES.matcher(message).find() ? WRONG_FORM : shortened(message);
    }

    private static String shortened(String text) {
        return text.length() <= MESSAGE_CHARACTERS_MAX ? text : text.substring(0, MESSAGE_CHARACTERS_MAX);
    }
}
