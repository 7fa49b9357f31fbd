/**
 * The WebSocket itself: the signed handshake, commands coming in, frames and pings going out.
 *
 * <p>What waits for a slow reader is bounded in frames and bytes; nothing here blocks an event loop.
 */
@NullMarked
package io.evenkeel.simulator.stream.api;

import org.jspecify.annotations.NullMarked;
