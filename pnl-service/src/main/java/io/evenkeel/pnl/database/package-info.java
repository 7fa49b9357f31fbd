/** The one pool of connections to Postgres, with a bound on every wait for it. */
@NullMarked
package io.evenkeel.pnl.database;

import org.jspecify.annotations.NullMarked;
