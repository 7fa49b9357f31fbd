package io.evenkeel.kalshi.wire;

/** Tokens that one call takes, where it is not the default. Path parameters are written {@code :name}. */
public record EndpointCost(String method, String path, long cost) {

    static EndpointCost read(Fields in) {
        return new EndpointCost(in.word("method"), in.word("path"), in.integer("cost"));
    }
}
