package io.evenkeel.kalshi.wire;

/**
 * Tokens that one call takes, where it is not the default. Path parameters are written {@code :name}, and {@code *name}
 * stands for any rest of the path.
 */
public record EndpointCost(String method, String path, int cost) {

    static EndpointCost read(Fields in) {
        return new EndpointCost(in.word("method"), in.word("path"), in.index("cost"));
    }
}
