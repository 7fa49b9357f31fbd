/**
 * {@code /api/pnl/dead-letters}: what this service's consumers had to set aside, and another attempt at it.
 *
 * <p>For admins only: a letter may be of any account, or of none that can be told. The rows and the attempts are the
 * messaging library's; a replay is asked for here and made by the consumer.
 */
@NullMarked
package io.evenkeel.pnl.deadletter.api;

import org.jspecify.annotations.NullMarked;
