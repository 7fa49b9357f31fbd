package io.evenkeel.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the gateway, below {@code evenkeel.gateway}. */
@ConfigMapping(prefix = "evenkeel.gateway")
public interface GatewayConfig {
    /** Password of the user {@code admin}, set again at every start; may be absent once an admin is stored. */
    Optional<String> adminPassword();

    /** RSA private key (PKCS#8, PEM) that signs access tokens. */
    Path privateKeyFile();

    /** Base address of sync-service. */
    URI syncUrl();

    /** Base address of pnl-service. */
    URI pnlUrl();

    /** Life of an access token; services refuse one that is older than five minutes whatever it says. */
    @WithDefault("5m")
    Duration accessTokenLife();

    /** How long a refresh token may wait to be used. */
    @WithDefault("12h")
    Duration refreshTokenLife();

    /** How long one login may be prolonged. */
    @WithDefault("7d")
    Duration sessionLife();

    /** Cost of a bcrypt hash: each step doubles the work. */
    @WithDefault("10")
    int bcryptCost();

    /** How calls to the services behind are bounded. */
    Upstream upstream();

    /** Bounds of the calls to one service behind the gateway. */
    interface Upstream {
        /** For a new connection to the service. */
        @WithDefault("1s")
        Duration connectTimeout();

        /** From the call to the first byte of the answer, and between bytes afterwards. */
        @WithDefault("10s")
        Duration responseTimeout();

        /** Connections to the service at once. */
        @WithDefault("64")
        int maxConnections();

        /** Calls that may wait for a connection. */
        @WithDefault("128")
        int maxWaiting();

        /** Failures in a row after which a service is left alone. */
        @WithDefault("5")
        int breakerFailures();

        /** How long it is left alone before one call tries it again. */
        @WithDefault("5s")
        Duration breakerPause();
    }
}
