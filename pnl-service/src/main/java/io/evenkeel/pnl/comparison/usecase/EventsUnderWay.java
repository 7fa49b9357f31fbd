package io.evenkeel.pnl.comparison.usecase;

import io.smallrye.mutiny.Uni;

/** Whether events wait to be taken in. */
public interface EventsUnderWay {
    /** Whether any channel has events before it; a broker that does not answer has none for us. */
    Uni<Boolean> any();
}
