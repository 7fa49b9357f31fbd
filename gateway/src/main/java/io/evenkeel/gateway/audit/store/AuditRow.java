package io.evenkeel.gateway.audit.store;

import io.evenkeel.gateway.audit.AuditEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One row of {@code audit_entries}. */
@Entity
@Immutable
@Table(name = "audit_entries")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields of what it reads.
class AuditRow {
    @Id
    private String id;

    @Column(name = "occurred_at", nullable = false)
    private Instant occurredAt;

    @Column(nullable = false)
    private String username;

    @Column(nullable = false)
    private String action;

    @Column(nullable = false)
    private String target;

    @Column(nullable = false)
    private String address;

    AuditRow() {}

    AuditRow(String id, AuditEntry entry) {
        this.id = id;
        this.occurredAt = entry.occurredAt();
        this.username = entry.username();
        this.action = entry.action();
        this.target = entry.target();
        this.address = entry.address();
    }
}
