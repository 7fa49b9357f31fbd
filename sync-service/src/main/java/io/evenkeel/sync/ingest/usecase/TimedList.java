package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** A list of the exchange that can be asked for by time, newest first. */
interface TimedList {
    Resource resource();

    /** How far behind its newest record a poll reaches back. */
    Duration overlap();

    /** What the live tier has of one window, or a failure. */
    Uni<Harvest> live(Pass pass, Reach reach);

    /** Everything of one window, or a failure. */
    Uni<Harvest> window(Pass pass, Reach reach);
}
