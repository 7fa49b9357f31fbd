package io.evenkeel.kalshi.wire;

import java.time.Instant;

/** Up to when balance, orders, fills and positions show what the engine has done. */
public record UserDataTimestamp(Instant asOf) {

    static UserDataTimestamp read(Fields in) {
        return new UserDataTimestamp(in.time("as_of_time"));
    }
}
