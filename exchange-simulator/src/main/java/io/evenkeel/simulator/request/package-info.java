/**
 * Request bodies as the decoder behind the exchange reads them: every field has one JSON type, an unknown one is passed
 * over, null is the same as nothing, and the first wrong type is refused in the decoder's own words.
 *
 * <p>Called by every resource of the exchange that takes a body; the control door reads its bodies on its own, because
 * there an unknown field is a mistake.
 */
@NullMarked
package io.evenkeel.simulator.request;

import org.jspecify.annotations.NullMarked;
