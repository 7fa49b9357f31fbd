/**
 * What every call to the exchange passes before and after its resource: ordered faults, the signature, the rate
 * limit, and the exchange's own words for whatever goes wrong.
 */
@NullMarked
package io.evenkeel.simulator.door.api;

import org.jspecify.annotations.NullMarked;
