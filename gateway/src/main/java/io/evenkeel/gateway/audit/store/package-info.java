/**
 * Audit entries in Postgres by Hibernate Reactive Panache. Only adds; the database itself refuses the rest.
 */
@NullMarked
package io.evenkeel.gateway.audit.store;

import org.jspecify.annotations.NullMarked;
