package io.evenkeel.messaging.publish;

/**
 * The broker's answer for one event.
 *
 * @param duplicate the broker had it already, at this sequence
 */
record Published(OutboxRow.Key key, long streamSequence, boolean duplicate) {}
