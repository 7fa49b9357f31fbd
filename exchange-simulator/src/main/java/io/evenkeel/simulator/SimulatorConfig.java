package io.evenkeel.simulator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of the simulator; {@code EVENKEEL_SIMULATOR_DATA_DIR} and so on in the environment. */
@ConfigMapping(prefix = "evenkeel.simulator")
public interface SimulatorConfig {
    /** Folder of its own state, with the public keys of the accounts in {@code keys/}. */
    Path dataDir();

    /** History to load when the data folder holds none yet; without one the exchange starts empty. */
    Optional<Path> scenario();

    /** Oldest timestamp of a signature that is accepted, before the wall clock. */
    @WithDefault("PT10S")
    Duration signatureAgeMax();

    /** How far a signature's timestamp may be ahead of the wall clock. */
    @WithDefault("PT60S")
    Duration signatureLeadMax();

    /** Number of journalled changes after which a new snapshot is written. */
    @WithDefault("10000")
    int snapshotAfter();

    /** How long what was done stays unseen by whoever reads a portfolio; at most a minute. */
    @WithDefault("PT0S")
    Duration readLag();
}
