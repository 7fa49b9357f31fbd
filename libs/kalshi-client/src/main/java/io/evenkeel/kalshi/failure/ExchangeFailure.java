package io.evenkeel.kalshi.failure;

import java.nio.charset.StandardCharsets;

/**
 * Why a call to the exchange gave nothing to work with. The message names the cause and never a secret.
 *
 * <p>Stack traces are left out: the cause is outside this process.
 */
public abstract sealed class ExchangeFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private ExchangeFailure(String message) {
        super(message, null, false, false);
    }

    /** Whether the same read may be tried again soon. */
    public abstract boolean isTransient();

    /** The exchange answered with a status that is no success; see {@link #error()} for its own words. */
    public abstract static sealed class Answered extends ExchangeFailure {
        private static final long serialVersionUID = 1;
        private final transient ExchangeError error;

        private Answered(ExchangeError error) {
            super(error.toString());
            this.error = error;
        }

        public ExchangeError error() {
            return error;
        }
    }

    /** A definite no: 3xx and 4xx except 429. */
    public static final class Refused extends Answered {
        private static final long serialVersionUID = 1;

        public Refused(ExchangeError error) {
            super(error);
        }

        @Override
        public boolean isTransient() {
            return false;
        }

        /** Whether the key itself was refused, so that no other call of the account can work either. */
        public boolean isAboutTheKey() {
            return error().status() == 401;
        }

        /** Whether the exchange itself says that there is no such thing; a proxy's page does not count. */
        public boolean isNotFound() {
            return error().status() == 404 && error().isExplained();
        }
    }

    /** Too many requests (429); the exchange does not say how long to wait. */
    public static final class Throttled extends Answered {
        private static final long serialVersionUID = 1;

        public Throttled(ExchangeError error) {
            super(error);
        }

        @Override
        public boolean isTransient() {
            return true;
        }
    }

    /** The exchange is ill (5xx). */
    public static final class Unavailable extends Answered {
        private static final long serialVersionUID = 1;

        public Unavailable(ExchangeError error) {
            super(error);
        }

        @Override
        public boolean isTransient() {
            return true;
        }
    }

    /** No answer: not connected, cut off, or not in time. */
    public static final class Unreachable extends ExchangeFailure {
        private static final long serialVersionUID = 1;
        private final boolean sent;

        public Unreachable(String reason) {
            this(reason, true);
        }

        /** @param sent whether any of the call may have left this process */
        public Unreachable(String reason, boolean sent) {
            super(reason);
            this.sent = sent;
        }

        @Override
        public boolean isTransient() {
            return true;
        }

        /** Whether the exchange may have got the call. Only {@code false} is certain. */
        public boolean wasSent() {
            return sent;
        }
    }

    /** Calls of this kind failed too often and are not made for a while. */
    public static final class Stopped extends ExchangeFailure {
        private static final long serialVersionUID = 1;

        public Stopped(String reason) {
            super(reason);
        }

        @Override
        public boolean isTransient() {
            return true;
        }
    }

    /** An answer that is no page and no error of the exchange: HTML, truncated, oversized, of another shape. */
    public static final class Unintelligible extends ExchangeFailure {
        private static final long serialVersionUID = 1;
        private static final int BODY_BYTES_MAX = 16_384;
        private final String body;

        public Unintelligible(String reason) {
            this(reason, "");
        }

        private Unintelligible(String reason, String body) {
            super(reason);
            this.body = body;
        }

        /** The same, with what came. */
        public Unintelligible of(byte[] answer) {
            var length = Math.min(answer.length, BODY_BYTES_MAX);
            return new Unintelligible(
                    String.valueOf(getMessage()), new String(answer, 0, length, StandardCharsets.UTF_8));
        }

        /** The beginning of what came; empty if it was not taken in. */
        public String body() {
            return body;
        }

        @Override
        public boolean isTransient() {
            return false;
        }
    }

    /** A walk over pages that was stopped before its end: a cursor came twice, or a bound was met. */
    public static final class Unfinished extends ExchangeFailure {
        private static final long serialVersionUID = 1;
        private final boolean tooManyPages;

        public Unfinished(String reason, boolean tooManyPages) {
            super(reason);
            this.tooManyPages = tooManyPages;
        }

        @Override
        public boolean isTransient() {
            return false;
        }

        /** Whether a smaller window of time would help. */
        public boolean isTooManyPages() {
            return tooManyPages;
        }
    }

    /** Too much work is waiting on our side already. */
    public static final class Overloaded extends ExchangeFailure {
        private static final long serialVersionUID = 1;

        public Overloaded(String reason) {
            super(reason);
        }

        @Override
        public boolean isTransient() {
            return true;
        }
    }
}
