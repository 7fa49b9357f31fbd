package io.evenkeel.kalshi.ws;

import io.evenkeel.kalshi.failure.ExchangeError;
import io.evenkeel.kalshi.sign.RequestSigner;
import io.evenkeel.kalshi.ws.SessionEvent.Cause;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The signed first request of a connection. A refusal for a stale time stamp teaches the exchange's clock. */
final class Handshake {
    private static final String STALE = "header_timestamp_expired";
    private static final int UNAUTHORIZED = 401;

    private final FeedAddress address;
    private final RequestSigner signer;
    private final InstantSource clock;
    private final AtomicLong clockOffsetMillis = new AtomicLong();

    Handshake(FeedAddress address, RequestSigner signer, InstantSource clock) {
        this.address = address;
        this.signer = signer;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Signs anew each time; takes about a millisecond of CPU. */
    WebSocketConnectOptions request(Duration timeout) {
        var options = new WebSocketConnectOptions();
        options.setHost(address.host())
                .setPort(address.port())
                .setSsl(address.tls())
                .setURI(address.path());
        options.setAllowOriginHeader(false).setTimeout(timeout.toMillis());
        signer.headers(clock.millis() + clockOffsetMillis.get(), "GET", address.path())
                .forEach(options::addHeader);
        return options;
    }

    /** What a no of the exchange means. */
    Breach refusal(UpgradeRejectedException refused) {
        var body = refused.getBody();
        var error = ExchangeError.of(refused.getStatus(), body == null ? new byte[0] : body.getBytes());
        if (error.status() == UNAUTHORIZED && error.code().equals(STALE)) {
            learn(refused.getHeaders().get("Date"));
            return new Breach(Cause.HANDSHAKE_REFUSED, error.toString());
        }
        return new Breach(
                error.status() == UNAUTHORIZED ? Cause.KEY_REFUSED : Cause.HANDSHAKE_REFUSED, error.toString());
    }

    private void learn(@Nullable String date) {
        if (date == null) {
            return;
        }
        try {
            var theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            clockOffsetMillis.set(Duration.between(clock.instant(), theirs).toMillis());
        } catch (DateTimeParseException e) {
            // No usable clock in the answer: our own is the best there is.
            clockOffsetMillis.set(0);
        }
    }
}
