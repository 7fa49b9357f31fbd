/**
 * Who may come in, and how often: signatures over the request, and token buckets.
 *
 * <p>The rules here are pure; the use case looks keys up and refuses, the API side hangs it in front of every resource.
 * Accounts are known by the public keys that lie in the data folder, so the simulator never holds anything secret.
 */
@NullMarked
package io.evenkeel.simulator.door;

import org.jspecify.annotations.NullMarked;
