package io.evenkeel.gateway.readiness;

import java.util.List;

/**
 * How far the suite is. First sync-service must be ready, then pnl-service with nothing left to take in; a phase that
 * was
 * reached once stays reached, because new fills that are just being worked on do not make a suite unusable.
 *
 * @param syncSeen whether sync-service was ready once
 * @param caughtUp whether pnl-service, after that, had nothing left once
 */
public record SuiteProgress(boolean syncSeen, boolean caughtUp) {
    public static final SuiteProgress START = new SuiteProgress(false, false);

    /** The progress after this look. */
    public SuiteProgress after(Look look) {
        var sync = syncSeen || look.syncReady();
        var pnl = caughtUp || (sync && look.pnlReady() && look.channelsKnown() && look.backlog() == 0);
        return new SuiteProgress(sync, pnl);
    }

    /** What is missing now, in words; empty when the suite is usable. */
    public List<String> missing(Look look) {
        if (!look.syncReady()) {
            return List.of(look.syncMissing());
        }
        if (!look.pnlReady()) {
            return List.of(look.pnlMissing());
        }
        if (caughtUp) {
            return List.of();
        }
        return List.of(
                look.channelsKnown()
                        ? "pnl-service has " + look.backlog() + " events left"
                        : "pnl-service names no channels yet");
    }

    /**
     * What one look at both services showed.
     *
     * @param channelsKnown whether pnl-service named any channel
     * @param backlog events pending or unacknowledged over all channels of pnl-service
     */
    public record Look(
            boolean syncReady,
            String syncMissing,
            boolean pnlReady,
            String pnlMissing,
            boolean channelsKnown,
            long backlog) {}
}
