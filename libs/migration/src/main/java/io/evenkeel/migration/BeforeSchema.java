package io.evenkeel.migration;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Leaves scheduled work out as long as the tables are not there. */
@ApplicationScoped
public class BeforeSchema implements Scheduled.SkipPredicate {
    private final MigratedSchema schema;

    BeforeSchema(MigratedSchema schema) {
        this.schema = schema;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return !schema.isReady();
    }
}
