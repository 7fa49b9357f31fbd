package io.evenkeel.simulator.exchange;

import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;

/** Something with an id and a time that is listed newest first. */
public interface Entry {
    String id();

    /** The time by which it is listed and filtered. */
    Instant at();

    /** The row as it goes on the wire. */
    WireRow row();
}
