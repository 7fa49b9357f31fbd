/**
 * Refresh tokens in Postgres by Hibernate Reactive Panache, by hash only. Implements the port of the use cases.
 */
@NullMarked
package io.evenkeel.gateway.session.store;

import org.jspecify.annotations.NullMarked;
