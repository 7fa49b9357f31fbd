package io.evenkeel.messaging.publish;

/** From the first to the last event of one stream and account that are under way, both inclusive. */
record LaneSpan(String stream, String account, long first, long last) {
    /** Both of the same lane. */
    LaneSpan with(LaneSpan other) {
        return new LaneSpan(stream, account, Math.min(first, other.first), Math.max(last, other.last));
    }
}
