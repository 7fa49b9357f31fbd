package io.evenkeel.simulator.frame;

/**
 * One text frame on its way to a client.
 *
 * @param sid its subscription, 0 for a reply that belongs to none
 * @param seq its number there, 0 if it has none
 * @param text the JSON object with the newline that ends every frame of the exchange
 */
public record Frame(String type, long sid, long seq, String text) {
    /** Not the text. */
    @Override
    public String toString() {
        return "Frame[" + type + " sid " + sid + " seq " + seq + "]";
    }
}
