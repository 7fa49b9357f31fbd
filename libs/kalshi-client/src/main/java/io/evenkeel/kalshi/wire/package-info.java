/**
 * What the exchange sends, read exactly: one record per object of its REST interface, and the pages they come in.
 *
 * <p>Unknown fields are ignored, absent optionals are {@code null} or their documented default, amounts are read from
 * decimal strings without rounding. A record with a missing or impossible value is not guessed at: its page
 * gives it as
 * {@link io.evenkeel.kalshi.wire.Unreadable} with its text and the reason, beside the good ones.
 */
@NullMarked
package io.evenkeel.kalshi.wire;

import org.jspecify.annotations.NullMarked;
