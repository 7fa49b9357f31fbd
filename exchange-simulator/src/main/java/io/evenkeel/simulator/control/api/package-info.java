/** The paths below {@code /sim}; bad input is answered with 400 and the name of the field. */
@NullMarked
package io.evenkeel.simulator.control.api;

import org.jspecify.annotations.NullMarked;
