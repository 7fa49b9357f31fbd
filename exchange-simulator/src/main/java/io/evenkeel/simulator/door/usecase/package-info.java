/** Lets callers in: checks their signature against the registered keys and takes tokens for every call. */
@NullMarked
package io.evenkeel.simulator.door.usecase;

import org.jspecify.annotations.NullMarked;
