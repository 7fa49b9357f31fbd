package io.evenkeel.contracts.event;

import java.util.List;

/** The JetStream streams, each with the one service that owns it and the subjects it keeps. */
public enum EventStream {
    PORTFOLIO("portfolio.>"),
    STATE("state.>"),
    MARKET("market.>"),
    SYNC("sync.>");

    private final String subjects;

    EventStream(String subjects) {
        this.subjects = subjects;
    }

    /** Subject filters, before any prefix. */
    public List<String> subjects() {
        return List.of(subjects);
    }
}
