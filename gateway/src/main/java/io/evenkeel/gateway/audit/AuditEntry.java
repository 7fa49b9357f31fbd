package io.evenkeel.gateway.audit;

import java.time.Instant;

/**
 * One thing that was done.
 *
 * @param username who did it
 * @param action what, such as {@code logged-in}
 * @param target to whom or what
 * @param address from where: the address of the caller, or {@code start} for what the gateway did at its start
 */
public record AuditEntry(Instant occurredAt, String username, String action, String target, String address) {}
