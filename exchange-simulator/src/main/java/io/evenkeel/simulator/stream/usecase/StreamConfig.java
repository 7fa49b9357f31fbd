package io.evenkeel.simulator.stream.usecase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds of WebSocket sessions; {@code EVENKEEL_SIMULATOR_STREAM_SESSIONS_MAX} and so on in the environment. */
@ConfigMapping(prefix = "evenkeel.simulator.stream")
public interface StreamConfig {
    /** Connections that one account may hold at a time. */
    @WithDefault("200")
    int sessionsMax();

    /** Markets that the subscriptions of one session may name together. */
    @WithDefault("500000")
    int marketsMax();

    /** Commands of one session within a second. */
    @WithDefault("10000")
    int commandsMax();

    /** Frames of one subscription that may wait for a slow reader; one more ends the subscription. */
    @WithDefault("20000")
    int framesMax();

    /** Bytes that may wait in all for the reader of one session. */
    @WithDefault("16777216")
    long bytesMax();

    /** Time between two pings. */
    @WithDefault("PT10S")
    Duration pingInterval();

    /** Events of the exchange that may wait until they are told to sessions; one more ends all subscriptions. */
    @WithDefault("200000")
    int eventsMax();
}
