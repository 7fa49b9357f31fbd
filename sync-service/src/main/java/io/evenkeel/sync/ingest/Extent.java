package io.evenkeel.sync.ingest;

/** How much of a list a reading covered. */
public enum Extent {
    /** What is new, or what was due. */
    PART,
    /** What was left of a reading of everything that had been interrupted. */
    REST,
    /** Everything: what was not seen is not there. */
    WHOLE
}
