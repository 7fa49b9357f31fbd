package io.evenkeel.sync.run.usecase;

import java.util.UUID;

/** The one place where ids of runs and workers are made; they identify nothing outside this service. */
public final class RunIds {
    private RunIds() {}

    public static UUID next() {
        return UUID.randomUUID();
    }
}
