/** Whether Postgres answers, and how long a request may wait for it. */
@NullMarked
package io.evenkeel.pnl.database;

import org.jspecify.annotations.NullMarked;
