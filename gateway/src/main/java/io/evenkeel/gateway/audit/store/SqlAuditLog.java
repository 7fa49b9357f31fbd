package io.evenkeel.gateway.audit.store;

import io.evenkeel.gateway.RandomText;
import io.evenkeel.gateway.audit.AuditEntry;
import io.evenkeel.gateway.audit.usecase.AuditLog;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class SqlAuditLog implements AuditLog, PanacheRepositoryBase<AuditRow, String> {
    private final RandomText random;

    SqlAuditLog(RandomText random) {
        this.random = random;
    }

    @Override
    public Uni<Void> add(AuditEntry entry) {
        return persist(new AuditRow(random.id(), entry)).replaceWithVoid();
    }
}
