/**
 * What is done with leaves the tables after a while: published events, ids of handled ones and settled dead letters.
 *
 * <p>In chunks that stay under the statement time-out and take no lock that anybody waits for. The outbox is pruned by
 * the relay, which is one of all replicas; the tables of consumers by each of them.
 */
@NullMarked
package io.evenkeel.messaging.retention;

import org.jspecify.annotations.NullMarked;
