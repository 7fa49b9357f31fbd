package io.evenkeel.sync.ingest;

/**
 * What one reading did.
 *
 * @param fetched records received, doubles counted once
 * @param unreadable those of them that could not be understood and are in quarantine
 */
public record Counts(long pages, long fetched, long inserted, long updated, long unreadable) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    public Counts plus(Counts other) {
        return new Counts(
                pages + other.pages,
                fetched + other.fetched,
                inserted + other.inserted,
                updated + other.updated,
                unreadable + other.unreadable);
    }

    public long unchanged() {
        return fetched - inserted - updated - unreadable;
    }

    public boolean changedSomething() {
        return inserted + updated > 0;
    }
}
