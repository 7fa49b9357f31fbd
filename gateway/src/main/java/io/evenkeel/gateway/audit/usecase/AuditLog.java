package io.evenkeel.gateway.audit.usecase;

import io.evenkeel.gateway.audit.AuditEntry;
import io.smallrye.mutiny.Uni;

/** Where audit entries are kept. */
public interface AuditLog {
    /** Adds the entry in the transaction of the caller: without the entry the change does not happen either. */
    Uni<Void> add(AuditEntry entry);
}
