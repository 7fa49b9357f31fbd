package io.evenkeel.simulator.stream;

import io.evenkeel.simulator.frame.Frame;

/** Puts the head of one session before a text that many sessions share. */
final class Frames {
    private Frames() {}

    /**
     * @param seq 0 if the channel has no numbers
     * @param commandId of the command that this frame answers, 0 if none
     */
    static Frame of(String type, long sid, long seq, long commandId, String body) {
        var text = new StringBuilder(body.length() + 80)
                .append("{\"type\":\"")
                .append(type)
                .append("\",\"sid\":")
                .append(sid);
        if (seq > 0) {
            text.append(",\"seq\":").append(seq);
        }
        if (commandId > 0) {
            text.append(",\"id\":").append(commandId);
        }
        text.append(",\"msg\":").append(body).append("}\n");
        return new Frame(type, sid, seq, text.toString());
    }
}
