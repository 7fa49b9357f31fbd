/** Keeps runs and leases in Postgres. Expiry is judged by the database's clock, which all workers share. */
@NullMarked
package io.evenkeel.sync.run.store;

import org.jspecify.annotations.NullMarked;
