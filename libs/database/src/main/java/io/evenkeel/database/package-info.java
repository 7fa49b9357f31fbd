/** The pool of connections to Postgres that every service has, with a bound on every wait for it. */
@NullMarked
package io.evenkeel.database;

import org.jspecify.annotations.NullMarked;
