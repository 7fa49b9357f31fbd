/**
 * Users in Postgres by Hibernate Reactive Panache. Implements the port of the use cases; nobody else comes here.
 */
@NullMarked
package io.evenkeel.gateway.user.store;

import org.jspecify.annotations.NullMarked;
