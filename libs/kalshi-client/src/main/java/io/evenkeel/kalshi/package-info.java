/**
 * The exchange client: one {@link io.evenkeel.kalshi.KalshiClient} per account over shared connections.
 *
 * <p>Everything that the exchange sends is untrusted: bodies are bounded, times are bounded, redirects are
 * refused, and a
 * record that cannot be understood is set apart instead of spoiling its page. Only reads are repeated. No
 * message of a
 * failure ever holds a key or a signature.
 */
@NullMarked
package io.evenkeel.kalshi;

import org.jspecify.annotations.NullMarked;
