package io.evenkeel.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.handler.HttpException;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells any failure that reaches the edge as a problem. Nothing of an exception's own text is passed on. */
final class Failures {
    private static final int CAUSES_MAX = 20;

    private Failures() {}

    static Problem toProblem(Throwable failure) {
        return switch (failure) {
            case ProblemException refused -> refused.problem();
            case JsonProcessingException json -> JsonFailures.toProblem(json);
            case WebApplicationException web -> ofWeb(web);
            case HttpException http -> Problem.of(ProblemType.ofStatus(http.getStatusCode()));
            case AuthenticationFailedException _ -> Problem.of(ProblemType.UNAUTHORIZED);
            case AuthenticationCompletionException _ -> Problem.of(ProblemType.UNAUTHORIZED);
            case UnauthorizedException _ -> Problem.of(ProblemType.UNAUTHORIZED);
            case ForbiddenException _ -> Problem.of(ProblemType.FORBIDDEN);
            default -> ofCause(failure);
        };
    }

    /** What a person must look at: only failures that nobody foresaw. */
    static boolean isOurFault(Problem problem) {
        return problem.type() == ProblemType.INTERNAL;
    }

    private static Problem ofWeb(WebApplicationException web) {
        var cause = web.getCause();
        if (cause instanceof JsonProcessingException json) {
            return JsonFailures.toProblem(json);
        }
        if (cause instanceof HttpException || cause instanceof ProblemException) {
            return toProblem(cause);
        }
        return Problem.of(ProblemType.ofStatus(web.getResponse().getStatus()));
    }

    private static Problem ofCause(Throwable failure) {
        var left = CAUSES_MAX;
        for (@Nullable Throwable cause = failure; cause != null && left > 0; cause = cause.getCause(), left--) {
            if (cause instanceof ProblemException refused) {
                return refused.problem();
            }
            if (isAway(cause)) {
                return Problem.of(ProblemType.UNAVAILABLE);
            }
        }
        return Problem.of(ProblemType.INTERNAL);
    }

    /** Mutiny's time-out is none of Java's, so it is named apart. */
    private static boolean isAway(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof TimeoutException
                || cause instanceof io.smallrye.mutiny.TimeoutException
                || cause instanceof ClosedChannelException;
    }
}
