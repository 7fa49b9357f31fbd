/** The public keys of the accounts, as files that whoever starts the simulator has put there. */
@NullMarked
package io.evenkeel.simulator.door.store;

import org.jspecify.annotations.NullMarked;
