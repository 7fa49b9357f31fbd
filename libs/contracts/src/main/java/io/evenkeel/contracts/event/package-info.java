/**
 * The events that services tell each other: one record per event, its envelope, its JSON, its subject and its id.
 *
 * <p>The same fact always gives the same {@code event_id}; a corrected fact is a new event of a higher revision that
 * replaces the older one. Readers ignore unknown fields, and acknowledge and count unknown types. The catalogue for
 * readers is {@code docs/events.md}.
 */
@NullMarked
package io.evenkeel.contracts.event;

import org.jspecify.annotations.NullMarked;
