/**
 * One pass over the resources of one account: read to the end, hand on oldest first, keep with its events.
 *
 * <p>A resource is only marked as read when all of its pages were; whatever was written before a failure stays and is
 * recognised the next time. Everything is written under the account's {@link io.evenkeel.sync.ingest.usecase.Fence}.
 */
@NullMarked
package io.evenkeel.sync.ingest.usecase;

import org.jspecify.annotations.NullMarked;
