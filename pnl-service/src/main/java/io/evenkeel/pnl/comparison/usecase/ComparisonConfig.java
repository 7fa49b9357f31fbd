package io.evenkeel.pnl.comparison.usecase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How pnl-service compares itself with sync-service. */
@ConfigMapping(prefix = "evenkeel.pnl.comparison")
public interface ComparisonConfig {
    /** Where sync-service answers; without it there is no comparison. */
    Optional<URI> syncUrl();

    /** PEM file with the private key (PKCS#8) that calls to sync-service are signed with. */
    Optional<String> privateKeyFile();

    /** Time between two comparisons of everything. */
    @WithDefault("10m")
    Duration every();

    /** Time between a comparison that could not be finished and the next one. */
    @WithDefault("15s")
    Duration retryAfter();

    /** Time between a look and asking whether events are on their way, and between two such questions. */
    @WithDefault("5s")
    Duration patience();

    /** Most times that are waited while events are pending; then what differs is fetched all the same. */
    @WithDefault("12")
    int waitsMax();

    /** Most rows of one page. */
    @WithDefault("500")
    int pageSize();

    /** For one answer of sync-service. */
    @WithDefault("20s")
    Duration answerMax();
}
