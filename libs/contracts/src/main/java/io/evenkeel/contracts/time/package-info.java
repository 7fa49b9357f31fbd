/**
 * How times are written in events and by the exchange: RFC 3339, UTC. Reading and writing them is a good part of the
 * work for each record, so the usual form has a short way of its own; every other form goes the way of the JDK.
 */
@NullMarked
package io.evenkeel.contracts.time;

import org.jspecify.annotations.NullMarked;
