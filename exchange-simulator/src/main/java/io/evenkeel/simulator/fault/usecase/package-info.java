/** The one fault plan of the running simulator, and the gates at which it befalls the frames of WebSocket sessions. */
@NullMarked
package io.evenkeel.simulator.fault.usecase;

import org.jspecify.annotations.NullMarked;
