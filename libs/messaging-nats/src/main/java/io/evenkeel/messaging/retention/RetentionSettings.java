package io.evenkeel.messaging.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is done with is kept. What is still to be done is kept whatever its age. */
@ConfigMapping(prefix = "evenkeel.messaging.retention")
public interface RetentionSettings {
    /** Published events, by when they were added and last published. Until then they can be published again. */
    @WithDefault("30D")
    Duration outbox();

    /**
     * Ids of handled events. Longer than an event may still come: retained in the outbox and then on its stream for as
     * long again.
     */
    @WithDefault("90D")
    Duration inbox();

    /** Dead letters that a later attempt settled; others are kept until somebody has. */
    @WithDefault("30D")
    Duration deadLetters();

    /** Pause between two rounds. */
    @WithDefault("1h")
    Duration every();

    /** Most rows of one statement, so that it stays under the statement time-out. */
    @WithDefault("2000")
    int chunk();
}
