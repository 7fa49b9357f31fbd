/**
 * Reading resources: which there are, how far each was read, and which window of time comes next.
 *
 * <p>Times here are the exchange's own. Its clock may differ from ours by days (a simulated one stands still), so a
 * watermark is always the time of a record that was read, never the time of reading.
 */
@NullMarked
package io.evenkeel.sync.ingest;

import org.jspecify.annotations.NullMarked;
