/** The one fault plan of the running simulator, shared by the control door and the front door. */
@NullMarked
package io.evenkeel.simulator.fault.usecase;

import org.jspecify.annotations.NullMarked;
